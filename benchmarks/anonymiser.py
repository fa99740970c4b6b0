"""Detector and session for scoring."""
from group_supervision.anonymiser.anonymise import Anonymiser
from group_supervision.anonymiser.span import SpanKind, Certainty
_KINDS={'PLACE':SpanKind.PLACE,'ORG':SpanKind.ORGANISATION,'ADDRESS':SpanKind.ADDRESS}
_one=Anonymiser()
def detect(text):
    return [(s.start,s.end,s.kind.value+('?' if s.certainty is Certainty.DOUBTFUL else '')) for s in _one.spans(text)]
class Session:
    def start(self,roster): self.a=Anonymiser(roster)
    def detect(self,text):
        return [(s.start,s.end,s.kind.value) for s in self.a.spans(text)]
    def confirm(self,spans,text):
        for s,e,k in spans:
            w=text[s:e]
            if k=='PERSON': self.a.protect(w)
            elif k=='INITIALS': self.a.remember_initials(w)
            elif k in _KINDS: self.a.remember(w,_KINDS[k])
