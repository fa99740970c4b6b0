"""Letters of five rows and up: strokes, which a size turns into whole quarters of a cell.

A line holds a letter, its width in hundredths of an `n`, and its strokes:

    I x y y      a stem from one height up to another
    i x y y      half a stem, at the left l or at the right r
    - y x x      a bar that lies on a height
    / x y x y    a slanting stroke, from below to above
    O x x y y q  a ring in a box, of it the quarters q: 1 upper right, 2 upper left,
                 3 lower left, 4 lower right. `>y:y` opens its right side, `<y:y` its left.

Across, a letter reaches from l through m to r, or in hundredths. Heights: b the line letters stand
on, x the top of small letters, c that of capitals, d the foot of a `p`; k the top of a mark.
x40 is 40 hundredths of x; xm is the bar in the middle and xM its upper edge; a t behind it is one
stroke lower and a u one stroke higher; xd is a dot below x and bD a dot above b.
"""

from typing import Final

LETTERS: Final = r"""
a 95  O l r xm x 12; I r b xt; O l r b xM 23; - xm 40 r; - b 40 r
b 100 I l b c; O l r b x 1234
c 90  O l r b x 1234 >x28:x72
d 100 I r b c; O l r b x 1234
e 100 O l r b x 1234 >bu:xm; - xm l r
f 68  I 25 b ct; O 25 150 c60 c 2; - ct 60 r; - xt l 95
g 100 O l r b x 1234; I r du x; O l r d bu 34
h 100 I l b c; O l r b x 12; I r b xM
i 0   I l b x; I l cd c
ı 0   I l b x
j 40  I r du x; I r cd c; O -60 r d bu 4; - d l 20
ȷ 40  I r du x; O -60 r d bu 4; - d l 20
k 95  I l b c; / 10 x36 r x; / r b 28 x64
l 0   I l b c
m 172 I l b x; O l m b x 12; I m b xM; O m r b x 12; I r b xM
n 100 I l b x; O l r b x 12; I r b xM
o 100 O l r b x 1234
p 100 I l d x; O l r b x 1234
q 100 I r d x; O l r b x 1234
r 66  I l b x; O l 160 x20 x 2; - xt m r
s 90  O l r xm x 123; O l r b xM 134
t 70  I 20 xm c90; O 20 120 b x80 3; - b 60 r; - xt l r
u 100 I l xm x; I r b x; O l r b x 34
v 104 / m b l x; / m b r x
w 160 / 25 b l x; / 25 b m x76; / 75 b m x76; / 75 b r x
x 100 / l b r x; / r b l x
y 104 / m b l x; / 30 d r x
z 92  - xt l r; - b l r; / l b r x

A 132 / l b m c; / r b m c; - c26 20 80
B 112 I l b c; - b l m; - cm l m; - ct l m; O l 94 cm c 14; O l r b cM 14
C 118 O l r b c 1234 >c32:c68
D 118 I l b c; - b l m; - ct l m; O l r b c 14
E 98  I l b c; - b l r; - cm l 84; - ct l r
F 96  I l b c; - cm l 84; - ct l r
G 122 O l r b c 1234 >cM:c70; - cm 60 r
H 116 I l b c; I r b c; - cm l r
I 0   I l b c
J 84  I r c25 c; O l r b c55 34
K 114 I l b c; / 8 c38 r c; / r b 26 c62
L 94  I l b c; - b l r
M 150 I l b c; I r b c; / m c28 l c; / m c28 r c
N 118 I l b c; I r b c; / r b l c
O 126 O l r b c 1234
P 110 I l b c; - c40 l m; - ct l m; O l r c40 c 14
Q 126 O l r b c 1234; / r d50 62 c28
R 114 I l b c; - c40 l m; - ct l m; O l r c40 c 14; / r b 42 c44
S 108 O l r cm c 123; O l r b cM 134
T 112 - ct l r; I m b c
U 116 I l c30 c; I r c30 c; O l r b c60 34
V 124 / m b l c; / m b r c
W 190 / 24 b l c; / 24 b m c64; / 76 b m c64; / 76 b r c
X 118 / l b r c; / r b l c
Y 118 I m b cM; / m cm l c; / m cm r c
Z 108 - ct l r; - b l r; / l b r c

0 100 O l r b c 1234
1 100 I m b c; / 14 c70 m c; - b l r
2 100 O l r cm c 124; / l b 58 cM; - b l r
3 100 O l r cm c 124; O l r b cM 134; - cm 30 m
4 100 I 78 b c; - c24 l r; / l c24 66 c
5 100 - ct l r; I l cm c; - cm l m; O l r b cM 134
6 100 O l r b c 23; - ct m 88; O l r b c62 1234
7 100 - ct l r; / 26 b r c
8 100 O 5 95 cm c 1234; O l r b cM 1234
9 100 O l r c38 c 1234; O l r b c 14; - b 12 m

. 0   I l b bD
, 30  I r b bD; i l d60 b
: 0   I l b bD; I l xd x
; 30  I r b bD; i l d60 b; I r xd x
! 0   I l c32 c; I l b bD
? 92  O l r cm c 124; I m c26 cM; I m b bD
' 0   I l c66 c
‘ 30  I l c66 c83; i r c83 c
’ 30  I r c83 c; i l c66 c83
ʼ 30  I r c83 c; i l c66 c83
‚ 30  I r b bD; i l d60 b
- 62  - xm l r
– 100 - xm l r
— 160 - xm l r
_ 100 - d l r
· 0   I l xm xM
( 42  O l 200 d c 23
) 42  O -100 r d c 14
[ 44  I l d c; - d l r; - ct l r
] 44  I r d c; - d l r; - ct l r
{ 60  I m d c; - xm l m; - d m r; - ct m r
} 60  I m d c; - xm m r; - d l m; - ct l m
/ 72  / l b r c
\ 72  / r b l c
| 0   I l d c
¦ 0   I l d x40; I l x70 c
+ 96  - xm l r; I m x10 x90
= 96  - x20 l r; - x65 l r
< 80  / l xm r x; / r b l xM
> 80  / r xm l x; / l b r xM
* 84  I m c45 c; - c68 l r
# 124 I 26 b c; I 74 b c; - c24 l r; - c64 l r
% 150 / 18 b 82 c; O l 36 c54 c 1234; O 64 r b c46 1234
& 130 O 8 76 cm c 1234; O l 84 b cM 1234; / r b 44 c48
@ 176 O l r b c 1234; O 32 70 c26 c72 1234; I 70 c26 c72

ß 104 I l b c70; O l 88 c40 c 12; O l 88 cm c 14; O l r b cM 14; - b 44 m
æ 172 O l m xm x 12; I m b xM; O l m b xM 23; - xm 24 r; - b 24 m; O m r b x 1234 >bu:xm
œ 178 O l m b x 1234; O m r b x 1234 >bu:xm; - xm m r
ø 104 O l r b x 1234; / l b r x
ð 100 O l r b x 1234; / r xm 22 c; - c80 40 r
þ 100 I l d c; O l r b x 1234
đ 116 I 86 b c; O l 86 b x 1234; - c82t 44 r
ħ 114 I 12 b c; O 12 r b x 12; I r b xM; - c82t l 62
ł 50  I m b c; / l x55 r c78
ŋ 100 I l b x; O l r b x 12; I r du xM; O 10 r d bu 4; - d 30 60
ŧ 70  I 20 xm c90; O 20 120 b x80 3; - b 60 r; - xt l r; - x38 l 80
ĸ 95  I l b x; / 10 x36 r x; / r b 28 x64
ə 100 O l r b x 1234 <xM:xt; - xm l r
Æ 174 / l b 44 c; I m b c; - c26 20 m; - b m r; - cm m 92; - ct 44 r
Œ 180 O l r b c 23; I m b c; - b 40 r; - cm m 92; - ct 40 r
Ø 126 O l r b c 1234; / l b r c
Ð 128 I 12 b c; - b 12 m; - ct 12 m; O 12 r b c 14; - cm l 54
Đ 128 I 12 b c; - b 12 m; - ct 12 m; O 12 r b c 14; - cm l 54
Þ 110 I l b c; - c20 l m; - c80t l m; O l r c20 c80 14
Ħ 128 I 10 b c; I 90 b c; - c42 10 90; - c70 l r
Ł 104 I 12 b c; - b 12 r; / l c34 66 c66
Ŋ 118 I l b c; I r du c; / r b l c; O 20 r d bu 4; - d 36 64
Ŧ 112 - ct l r; I m b c; - cm 18 82
ẞ 110 I l b c; - ct l r; / 46 cm r c; O l r b cM 14; - cm 46 m; - b 40 m
£ 108 I 22 b c70; O 22 r c50 c 12; - b l r; - cm l 72
€ 118 O 14 r b c 1234 >c30:c70; - c56 l 62; - c34 l 62
$ 108 O l r cm c 123; O l r b cM 134; I m d40 c
§ 84  O l r c66 c 123; O l r c30 c72 1234; O l r b c36 134
¢ 90  O l r b x 1234 >x35:x65; I m d50 c80
¥ 118 I m b cM; / m cm l c; / m cm r c; - c30 10 90; - c14 10 90
° 58  O l r c60 c 1234
« 92  / l xm 36 x90; / 36 x10 l xM; / 60 xm r x90; / r x10 60 xM
» 92  / 36 xm l x90; / l x10 36 xM; / r xm 60 x90; / 60 x10 r xM
‹ 40  / l xm r x90; / r x10 l xM
› 40  / r xm l x90; / l x10 r xM
¡ 0   I l d x60; I l xd x
¿ 92  O l r d xm 234; I m x34 x60; I m xd x
× 96  / 6 x12 94 x80; / 94 x12 6 x80
÷ 96  - xm l r; I m b bD; I m xd x
± 96  I m x20 x; - x55 l r; - b l r
¬ 96  - xm l r; I r x10 xM
µ 100 I l d x; I r b x; O l r b x 34
"""

MARKS: Final = """
grave        46  / r b l k
acute        46  / l b r k
circumflex   84  / l b m k; / r b m k
caron        84  / m b l k; / m b r k
tilde        90  / l b 30 k; - kt 20 50; - b 50 80; / 70 b r k
diaeresis    84  I l b bD; I r b bD
macron       90  - b l r
breve        80  O l r b k200 34
dot          0   I l b bD
ring         64  O l r b k140 1234
double-acute 100 / l b 36 k; / 64 b r k
hook         50  O l r k40 k160 14; - k160t l m; I m b k60
"""
"""Above the letter, one stroke away from it."""

MARKS_BELOW: Final = """
dot-below    0   I l kd k
line-below   0   I l b k
comma-below  20  / l b r k
cedilla      46  I m k60 k; / l b r k70
ogonek       46  / l b m k; - b l r
"""
"""Below the letter: a dot, a line and a comma one stroke away, the others touch it."""
