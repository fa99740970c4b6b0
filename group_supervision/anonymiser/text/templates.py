"""What the tagger asks of a token: one feature a line, of one to three views."""

from typing import Final

TEMPLATES: Final = """
-3.word
-3.role
-2.word
-2.role
-2.word 0.short
-2.role 0.group
-2.group
-1.word
-1.role
-1.word 0.short
-1.role 0.group
-1.group
+1.word
+1.role
+1.word 0.short
+1.role 0.group
+1.group
+2.word
+2.role
+2.word 0.short
+2.role 0.group
+2.group
+3.word
+3.role
-1.role +1.role
-1.role +1.role 0.short
-2.role -1.role 0.short
+1.role +2.role 0.short
-1.word +1.role
-1.role +1.word
-2.word -1.word
+1.word +2.word
-1.word +1.word
-2.role -1.role +1.role
-1.role +1.role +2.role
0.group
0.level
0.level 0.written
0.level 0.size
0.grade 0.level
0.grade 0.level 0.written
0.classes
0.classes 0.level
0.classes 0.grade
0.role 0.written
0.role 0.level
0.marks
tag
tag 0.group
tag 0.role
twin 0.group
twin 0.short
line 0.short
line 0.list 0.level
0.list 0.written 0.level
0.list 0.level -1.cue
0.list 0.level +1.cue
0.short -1.cue
0.short +1.cue
glue 0.short
glue 0.list
"""
