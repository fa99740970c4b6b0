"""Sealing what is published: who has the link can read it, and only the console can write it.

Two keys travel in the link: one that opens, and one that checks a signature (Ed25519). The key
that signs never leaves the console. The signature lies inside the seal, and so does a filling, so
that whoever runs the broker sees neither; it covers the topic too, so that nothing can be moved.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Final

from nacl.exceptions import BadSignatureError, CryptoError
from nacl.secret import SecretBox
from nacl.signing import SigningKey, VerifyKey
from nacl.utils import random

from group_supervision.errors import BadInput
from group_supervision.translation import _

KEY_BYTES: Final = 32
_SIGNATURE: Final = 64
_HEAD: Final = KEY_BYTES + _SIGNATURE
"""Bytes before what is signed: who signed it, and the signature."""
_LENGTH: Final = 4
"""Bytes that say how much of what follows is no filling."""
_STEP: Final = 2_048
"""Bytes to a multiple of which everything is filled up."""
LARGEST: Final = 64 * _STEP
"""Bytes of the largest thing that is sealed or opened."""
_USE: Final = b"group-supervision/1\0"
"""What a signature is for, so that it is good for nothing else."""


class Forged(Exception):
    """Not sealed with our key, not signed by the console, or not for this topic."""


class Unopened(Forged):
    """Not sealed with our key: the key may be wrong, or somebody else has published there."""


class TooLarge(Exception):
    """More than is ever sealed."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What it takes to read and to check; it doesn't let anybody write."""

    secret: bytes = field(repr=False)
    signer: bytes = field(repr=False)

    @property
    def text(self) -> str:
        """What stands after the `#` of a link."""
        return urlsafe_b64encode(self.secret + self.signer).rstrip(b"=").decode("ascii")

    @classmethod
    def from_text(cls, text: str) -> "Reading":
        """Return what stands after the `#` of a link.

        Raises:
            BadInput: When it can't be a key.
        """
        try:
            whole = urlsafe_b64decode(text + "=" * (-len(text) % 4))
        except ValueError:
            whole = b""
        if len(whole) != 2 * KEY_BYTES:
            raise BadInput(_("The key of the link isn't whole: copy all of it."))
        return cls(whole[:KEY_BYTES], whole[KEY_BYTES:])


@dataclass(frozen=True, slots=True)
class Writing:
    """What only the console has."""

    secret: bytes = field(repr=False)
    seed: bytes = field(repr=False)

    @classmethod
    def new(cls, secret: bytes | None = None) -> "Writing":
        """Return new keys; with `secret`, whoever has that can read what is sealed."""
        return cls(secret or random(KEY_BYTES), random(KEY_BYTES))

    @property
    def reading(self) -> Reading:
        """What followers are given."""
        return Reading(self.secret, bytes(SigningKey(self.seed).verify_key))


def sealed(writing: Writing, topic: str, content: bytes) -> bytes:
    """Sign something for a topic, fill it up, and seal it.

    Raises:
        TooLarge: When it is more than `LARGEST`.
    """
    if len(content) > LARGEST - _LENGTH:
        raise TooLarge(len(content))
    signer = SigningKey(writing.seed)
    signature = signer.sign(_signed(topic, content)).signature
    whole = len(content).to_bytes(_LENGTH, "big") + content
    filled = whole + bytes(-len(whole) % _STEP)
    return bytes(SecretBox(writing.secret).encrypt(bytes(signer.verify_key) + signature + filled))


def opened(reading: Reading, topic: str, message: bytes) -> bytes:
    """Open a message of a topic that one console alone may write.

    Raises:
        Forged: When it isn't that console's.
    """
    signer, content = opened_by_anybody(reading.secret, topic, message)
    if signer != reading.signer:
        raise Forged
    return content


def opened_by_anybody(secret: bytes, topic: str, message: bytes) -> tuple[bytes, bytes]:
    """Open a message of a topic. Returns who signed it, and what it says.

    Raises:
        Unopened: When it isn't sealed with this key.
        Forged: When it isn't signed for this topic.
    """
    if len(message) > LARGEST + _HEAD + SecretBox.NONCE_SIZE + SecretBox.MACBYTES:
        raise Unopened
    try:
        whole = SecretBox(secret).decrypt(message)
    except (CryptoError, ValueError) as error:
        raise Unopened from error
    try:
        signer, signature, filled = whole[:KEY_BYTES], whole[KEY_BYTES:_HEAD], whole[_HEAD:]
        length = int.from_bytes(filled[:_LENGTH], "big")
        content = filled[_LENGTH : _LENGTH + length]
        VerifyKey(signer).verify(_signed(topic, content), signature)
    except (BadSignatureError, ValueError) as error:
        raise Forged from error
    return signer, content


def _signed(topic: str, content: bytes) -> bytes:
    return _USE + topic.encode() + b"\0" + content
