"""What stands for findings in a made-up language."""

from group_supervision.anonymiser.finding import SpanKind

KINDS = [kind for kind in SpanKind if kind not in (SpanKind.PERSON, SpanKind.AGE)]
NOUNS = "\n".join(f'{kind} = {{ plain = "ziffa", with_na = "ziffo" }}' for kind in KINDS)
PLACEHOLDERS = f"""
label = "Plonk"
ages = [{{ below = 10, band = "ominu" }}, {{ below = 99, band = "omaxu" }}]
[numbers]
tri = 3
[nouns]
{NOUNS}
[[frames]]
kinds = ["person"]
put = "{{label}}"
[[frames]]
kinds = ["age"]
put = "eta {{band}}"
[[frames]]
before = '{{of}} '
put = "{{with_na}}"
[[frames]]
put = "{{plain}}"
"""
