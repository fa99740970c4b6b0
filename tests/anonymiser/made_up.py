"""A made-up language: its words, its rules and what it puts in the place of a finding."""

from group_supervision.anonymiser.finding import SpanKind

WORDS = """
> months
zumpo brallo

> in
na po

> of
ze

> titles
gronk

> aged
plimmed
"""

RULES = """
[fragments]
day = '(?:[12]\\d|3[01]|[1-9])'

[rule.day-and-month]
kind = "date"
because = "a day and a month"
digits = 1
letters = '''
\\b {day} [ ] (?: {of} [ ] )? {months} (?: [ ] \\d{4} )? \\b  # 3 ze brallo 2021
'''

[rule.age]
kind = "age"
because = "a number after what says that it is an age"
needs = ["aged"]
letters = '\\b{aged}[ ](\\d{1,3})\\b'

[rule.name]
kind = "person"
because = "a name after a title"
needs = ["titles"]
words = '(?<= <titles> ) <word&!months>'
"""

_KINDS = [kind for kind in SpanKind if kind not in (SpanKind.PERSON, SpanKind.AGE)]
_NOUNS = "\n".join(f'{kind} = {{ plain = "ziffa", with_na = "ziffo" }}' for kind in _KINDS)
PLACEHOLDERS = f"""
label = "Plonk"
ages = [{{ below = 10, band = "ominu" }}, {{ below = 99, band = "omaxu" }}]
[numbers]
tri = 3
[nouns]
{_NOUNS}
[[frames]]
kinds = ["person"]
put = "{{label}}"
[[frames]]
kinds = ["age"]
put = "eta {{band}}"
[[frames]]
before = '{{in}} '
put = "{{with_na}}"
[[frames]]
put = "{{plain}}"
"""
