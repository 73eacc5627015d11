"""Makes up a class of any number of learners with ten badges each, always the same for the same number.

`make_class` gives the class without signatures, `signed_credentials` the signed badges, `write_showcase` writes both
as a showcase for Lapel. `hugo_class.py` writes the very same values as a site for Hugo. Two of a hundred learners agreed
to nothing: their folders are there, and nothing of them may show.
"""

import csv
import hashlib
import json
import random
import struct
import subprocess
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generated_portfolio import ADJECTIVES, LEVELS, NOUNS, PLACES, TOPICS, VERBS, Issuer, Skill

SEED = "lapel class bench"
CLASS_URL = "https://bench.example/class/"
TITLE = "Evening Classes of Lindmere"
# The day for which badges are judged, later than all of theirs.
JUDGED = "2026-11-27"
BADGES_EACH = 10
KIND_COUNT = 40
ISSUER_COUNT = 12
SKILL_COUNT = 60
# One learner in so many agreed to nothing.
HIDDEN_EVERY = 50
PICTURE_SIZE = 128
# All badges are of one key, which stands for a platform that signs for a dozen issuers.
ISSUER_ID = "ISSUER"
# When the signer says that it signed, and so the last moment from which a badge is valid.
SIGNED_YEAR, SIGNED_MONTH = 2026, 3


@dataclass(frozen=True)
class Kind:
    """What a badge is for."""

    slug: str
    name: str
    description: str
    criteria: str
    issuer: Issuer
    skills: list[Skill]
    credits: int
    # A picture, without anything baked in.
    picture: bytes


@dataclass(frozen=True)
class ClassBadge:
    """One badge of one learner, and what the learner has to say about it."""

    kind: Kind
    is_picture: bool
    identifier: str
    subject: str
    identity: str
    awarded: str
    mark: int
    evidence: list[tuple[str, str]]
    narrative: str

    @property
    def file_name(self) -> str:
        return self.kind.slug + (".png" if self.is_picture else ".json")


@dataclass(frozen=True)
class ClassStack:
    """Badges of a learner that add up to something larger. A requirement without a badge is still missing."""

    slug: str
    title: str
    requirements: list[tuple[str, ClassBadge | None]]
    toward: str
    hours: int
    narrative: str

    @property
    def badges(self) -> list[ClassBadge]:
        return [badge for _, badge in self.requirements if badge]


@dataclass(frozen=True)
class ClassLearner:
    """A learner with badges, and whether there is consent to show them."""

    slug: str
    name: str
    headline: str
    is_shown: bool
    identity: str
    about: str
    badges: list[ClassBadge]
    stacks: list[ClassStack]


@dataclass(frozen=True)
class SchoolClass:
    """All that is made up. The spare badge is one that the first learner may be given later."""

    introduction: str
    kinds: list[Kind]
    learners: list[ClassLearner]
    spare: ClassBadge

    @property
    def all_badges(self) -> list[ClassBadge]:
        return [badge for learner in self.learners for badge in learner.badges] + [self.spare]


def make_class(learner_count: int) -> SchoolClass:
    """The class with so many learners. A longer one begins like a shorter one."""
    words = Words(random.Random(SEED))
    issuers = [_issuer(number, words) for number in range(ISSUER_COUNT)]
    skills = [_skill(number) for number in range(SKILL_COUNT)]
    kinds = [_kind(number, issuers, skills, words) for number in range(KIND_COUNT)]
    introduction = words.markdown(90)
    names = _names()
    learners = [_learner(number, next(names), kinds) for number in range(learner_count)]
    others = [kind for kind in kinds if all(badge.kind is not kind for badge in learners[0].badges)]
    spare = _badge(others[0], True, learners[0].slug, learners[0].identity, "spare")
    return SchoolClass(introduction, kinds, learners, spare)


def signed_credentials(made: SchoolClass, signer: Path) -> Iterator[bytes]:
    """The badges of `all_badges`, signed with eddsa-rdfc-2022 by the program `VerifyBenchmark`."""
    with tempfile.TemporaryFile() as unsigned:
        for badge in made.all_badges:
            unsigned.write(json.dumps(_credential(badge)).encode() + b"\n")
        unsigned.seek(0)
        with subprocess.Popen([signer, "sign"], stdin=unsigned, stdout=subprocess.PIPE) as process:
            for _ in made.all_badges:
                yield process.stdout.readline().rstrip(b"\n")
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, process.args)


def slug(text: str) -> str:
    """Of a name in plain letters."""
    return text.lower().replace(" ", "-")


def original(badge: ClassBadge, credential: bytes) -> bytes:
    """The file that the learner received."""
    return _baked(badge.kind.picture, credential) if badge.is_picture else credential


def write_showcase(made: SchoolClass, credentials: list[bytes], folder: Path) -> None:
    """Writes the showcase, which must not be there yet, and beside it the spare badge in a folder of its own."""
    (folder / "narratives").mkdir(parents=True)
    (folder / "showcase.yml").write_text(f"title: {TITLE}\nurl: {CLASS_URL}\nlanguage: en\n")
    (folder / "narratives/about.md").write_text(made.introduction)
    _write_roster(made, folder / "roster.csv")
    signed = iter(credentials)
    for learner in made.learners:
        _write_learner(learner, signed, folder / "learners" / learner.slug)
    spare = folder.parent / "spare"
    spare.mkdir()
    (spare / made.spare.file_name).write_bytes(original(made.spare, next(signed)))


def _write_roster(made: SchoolClass, file: Path) -> None:
    with file.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(["folder", "name", "publish", "display_name", "identities", "show"])
        for learner in made.learners:
            consent = ("full", "narratives, evidence, originals, photo") if learner.is_shown else ("none", "")
            table.writerow([learner.slug, learner.name, consent[0], "", learner.identity, consent[1]])


def _write_learner(learner: ClassLearner, signed: Iterator[bytes], folder: Path) -> None:
    for name in ("backpack", "narratives/badges", "narratives/stacks"):
        (folder / name).mkdir(parents=True)
    (folder / "lapel.yml").write_text(f"learner:\n  name: {learner.name}\n  headline: {learner.headline}\n")
    (folder / "narratives/about.md").write_text(learner.about)
    for badge in learner.badges:
        (folder / "backpack" / badge.file_name).write_bytes(original(badge, next(signed)))
        (folder / "narratives/badges" / f"{badge.kind.slug}.md").write_text(
            f"---\nbadge: {badge.file_name}\n---\n\n{badge.narrative}"
        )
    for stack in learner.stacks:
        (folder / "narratives/stacks" / f"{stack.slug}.md").write_text(_stack_text(stack))


def _stack_text(stack: ClassStack) -> str:
    requirements = [
        {"name": name} if badge is None else {"name": name, "badge": badge.file_name}
        for name, badge in stack.requirements
    ]
    matter = {  # JSON is YAML.
        "title": stack.title,
        "badges": [badge.file_name for badge in stack.badges],
        "requires": requirements,
        "toward": {"name": stack.toward},
        "hours": stack.hours,
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in matter.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + stack.narrative


def _credential(badge: ClassBadge) -> dict:
    """As `TypicalCredential.swift` has it: what issuers usually fill in, some 3 kB."""
    kind = badge.kind
    achievement = f"{kind.issuer.url}achievements/{kind.slug}"
    return {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": badge.identifier,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": kind.name,
        "description": "Awarded for finishing the evening course and its project.",
        "issuer": {
            "id": ISSUER_ID,
            "type": ["Profile"],
            "name": kind.issuer.name,
            "url": kind.issuer.url,
            "email": kind.issuer.email,
            "description": kind.issuer.description,
            "image": _image(kind.issuer, "sign", "A lamp over an open book"),
        },
        "validFrom": badge.awarded,
        "validUntil": "2036-03-14T09:30:00Z",
        "credentialSubject": {
            "id": badge.subject,
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": "sha256$" + hashlib.sha256(f"{badge.identity}mooring".encode()).hexdigest(),
                    "identityType": "emailAddress",
                    "salt": "mooring",
                }
            ],
            "achievement": {
                "id": achievement,
                "type": ["Achievement"],
                "achievementType": "Course",
                "name": kind.name,
                "description": kind.description,
                "criteria": {"id": f"{achievement}/criteria", "narrative": kind.criteria},
                "image": _image(kind.issuer, kind.slug, "A sign with a pattern"),
                "creditsAvailable": kind.credits,
                "inLanguage": "en",
                "resultDescription": [
                    {
                        "id": f"{achievement}#mark",
                        "type": ["ResultDescription"],
                        "name": "Final mark",
                        "resultType": "Percent",
                    }
                ],
                "alignment": [
                    {
                        "type": ["Alignment"],
                        "targetName": skill.name,
                        "targetUrl": skill.url,
                        "targetFramework": skill.framework,
                        "targetCode": skill.code,
                    }
                    for skill in kind.skills
                ],
            },
            "result": [
                {"type": ["Result"], "resultDescription": f"{achievement}#mark", "value": str(badge.mark)},
            ],
        },
        "evidence": [
            {"id": url, "type": ["Evidence"], "name": name, "genre": "Project"} for name, url in badge.evidence
        ],
    }


def _image(issuer: Issuer, name: str, caption: str) -> dict:
    return {"id": f"{issuer.url}images/{name}.png", "type": "Image", "caption": caption}


# What is made up


class Words:
    """Texts by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def thing(self) -> str:
        return f"{self.chance.choice(ADJECTIVES)} {self.chance.choice(NOUNS)}"

    def phrase(self) -> str:
        return f"{self.chance.choice(VERBS)} a {self.thing()} in the {self.chance.choice(PLACES)}"

    def sentence(self) -> str:
        """A dozen words."""
        return f"They {self.phrase()} and {self.chance.choice(VERBS)} the {self.thing()}."

    def markdown(self, words: int) -> str:
        """About so many words with what Markdown has: emphasis, a link, code, a list."""
        link = f"https://notes.example/{self.chance.randint(1, 9999)}"
        text = f"I {self.phrase()}, and *{self.phrase()}*. See [the {self.thing()}]({link})"
        text += f" and its `{self.chance.choice(NOUNS)}`.\n\n- {self.phrase()}\n- **{self.phrase()}**\n\n"
        sentences = [self.sentence() for _ in range(max(1, round((words - len(text.split())) / 13)))]
        return text + " ".join(sentences) + "\n"


def _issuer(number: int, words: Words) -> Issuer:
    host = f"issuer{number:02}.example"
    return Issuer(
        identifier=ISSUER_ID,
        name=f"{TOPICS[number].split()[0]} {PLACES[number % len(PLACES)].capitalize()} of Lindmere",
        url=f"https://{host}/",
        email=f"registry@{host}",
        description=words.sentence(),
    )


def _skill(number: int) -> Skill:
    verb = ["Plan", "Do", "Explain", "Judge", "Teach", "Improve"][number % 6]
    topic = TOPICS[number // 6]
    return Skill(
        name=f"{verb} {topic.lower()}",
        framework="Lindmere Skills Framework",
        code=f"LSF-{number // 6 + 1}.{number % 6 + 1}",
        url=f"https://skills.example/framework/{number + 1}",
    )


def _kind(number: int, issuers: list[Issuer], skills: list[Skill], words: Words) -> Kind:
    name = f"{TOPICS[number % len(TOPICS)]} {LEVELS[number // len(TOPICS)]}"
    return Kind(
        slug=slug(name),
        name=name,
        description=f"{words.sentence()} {words.sentence()}",
        criteria=f"{words.sentence()} {words.sentence()}",
        issuer=issuers[number % ISSUER_COUNT],
        skills=[skills[number], skills[(number + 20) % SKILL_COUNT]],
        credits=words.chance.randint(1, 10),
        picture=_picture(words.chance),
    )


def _names() -> Iterator[str]:
    """Names without end, each once. None of their words is a word of the texts, and none is used for two learners."""
    chance = random.Random(f"{SEED} names")
    used = set()

    def word() -> str:
        while True:
            syllables = ["".join((chance.choice("bdfgjkvwxz"), chance.choice("aeiou"))) for _ in range(4)]
            text = "".join(syllables).capitalize() + chance.choice("lmnrst")
            if text not in used:
                used.add(text)
                return text

    while True:
        yield f"{word()} {word()}"


def _learner(number: int, name: str, kinds: list[Kind]) -> ClassLearner:
    # Every learner has chances of their own, so that their texts do not depend on how many others there are.
    words = Words(random.Random(f"{SEED} learner {number}"))
    folder = slug(name)
    identity = f"{folder.replace('-', '.')}@mail.example"
    badges = [
        _badge(kind, place % 2 == 0, folder, identity, f"{number}-{place}")
        for place, kind in enumerate(words.chance.sample(kinds, BADGES_EACH))
    ]
    return ClassLearner(
        slug=folder,
        name=name,
        headline=f"Once {words.phrase()}",
        is_shown=number % HIDDEN_EVERY != HIDDEN_EVERY - 1,
        identity=identity,
        about=words.markdown(80),
        badges=badges,
        stacks=[_stack(number, badges[place * 5 : place * 5 + 5], words) for number, place in ((1, 0), (2, 1))],
    )


def _badge(kind: Kind, is_picture: bool, owner: str, identity: str, number: str) -> ClassBadge:
    words = Words(random.Random(f"{SEED} badge {number}"))
    chance = words.chance
    year = chance.randint(2023, SIGNED_YEAR)
    month = chance.randint(1, 12 if year < SIGNED_YEAR else SIGNED_MONTH - 1)
    subject = hashlib.sha256(f"{owner} is whom it is about".encode()).hexdigest()[:24]
    return ClassBadge(
        kind=kind,
        is_picture=is_picture,
        identifier=f"{kind.issuer.url}credentials/{chance.getrandbits(48):012x}",
        subject=f"did:example:{subject}",
        identity=identity,
        awarded=(
            f"{year}-{month:02}-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:00Z"
        ),
        mark=chance.randint(40, 100),
        evidence=[
            (f"{title} {words.thing()}", f"{kind.issuer.url}evidence/{chance.getrandbits(32):08x}")
            for title in ("Plan of a", "Report on a")
        ],
        narrative=words.markdown(60),
    )


def _stack(number: int, badges: list[ClassBadge], words: Words) -> ClassStack:
    topic = words.chance.choice(TOPICS)
    requirements = [(f"Step {place + 1}", badge) for place, badge in enumerate(badges)]
    return ClassStack(
        slug=f"stack-{number}",
        title=f"Certificate {number} in {topic}",
        requirements=[*requirements, ("The final project", None)],
        toward=f"Diploma in {topic}",
        hours=words.chance.randint(5, 60) * 10,
        narrative=words.markdown(60),
    )


# Pictures


def _picture(chance: random.Random) -> bytes:
    """A PNG of some 4 kB: rings in colours of its own, and dots, so that it cannot be made much smaller."""
    colours = bytes(chance.randrange(256) for _ in range(16 * 3))
    middle, width = PICTURE_SIZE // 2, chance.randint(9, 17)
    rows = bytearray()
    for y in range(PICTURE_SIZE):
        rows.append(0)
        for x in range(PICTURE_SIZE):
            ring = int(((x - middle) ** 2 + (y - middle) ** 2) ** 0.5) // width
            rows.append(ring % 8 + 8 * (chance.random() < 0.25))
    header = struct.pack(">IIBBBBB", PICTURE_SIZE, PICTURE_SIZE, 8, 3, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"PLTE", colours)
        + _chunk(b"IDAT", zlib.compress(bytes(rows), 9))
        + _chunk(b"IEND", b"")
    )


def _baked(picture: bytes, credential: bytes) -> bytes:
    """The picture with the badge in it, after the signature and the header."""
    place = 8 + 12 + 13
    text = _chunk(b"iTXt", b"openbadgecredential\0\0\0\0\0" + credential)
    return picture[:place] + text + picture[place:]


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
