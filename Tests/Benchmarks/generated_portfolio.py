"""Makes up a learner with any number of badges, always the same for the same number.

One `Badge`, `Issuer`, `Skill` and `Stack` for each thing that a page speaks of; `write_portfolio` writes them as a
portfolio folder for Lapel. `hugo_site.py` writes the very same values as a site for Hugo.
"""

import json
import random
import uuid
from dataclasses import dataclass, field
from pathlib import Path

SITE_URL = "https://bench.example/portfolio/"
LEARNER = "Robin Example"
HEADLINE = "Collects badges, ten thousand of them if need be"
ISSUER_COUNT = 50
ALIGNED_SKILL_COUNT = 120
TAG_COUNT = 80
STACK_COUNT = 5
NARRATIVE_WORDS = 200

NOUNS = (
    "shelf bread rain garden window ladder river lamp market kettle bridge station table letter wheel harbour"
    " blanket bicycle orchard notebook chimney button basket valley curtain engine pocket whistle corner meadow"
).split()
VERBS = (
    "carried opened counted repaired painted measured sorted planted explained drew wrote cleaned tested moved"
    " folded answered borrowed noticed finished shared"
).split()
ADJECTIVES = (
    "quiet careful early broken useful patient bright narrow honest warm heavy simple steady distant curious"
    " wooden gentle busy plain late"
).split()
PLACES = "kitchen workshop library school clinic allotment depot theatre hall studio".split()
TOPICS = (
    "Baking, Bookkeeping, Carpentry, Child Care, Databases, Data Skills, First Aid, Food Hygiene, Gardening,"
    " Interpreting, Mentoring, Mountain Rescue, Networks, Photography, Programming, Public Speaking, Robotics,"
    " Sewing, Statistics, Web Pages, Welding, Writing"
).split(", ")
LEVELS = ["Taster", "Foundations", "Practice", "Advanced Practice", "Leadership"]
KINDS = ["Course", "Badge", "Award", "Competency", "CommunityService"]


@dataclass(frozen=True)
class Issuer:
    """Who gives badges: its address is its identifier."""

    identifier: str
    name: str
    url: str
    email: str
    description: str


@dataclass(frozen=True)
class Skill:
    """What a badge is tied to: an alignment when it has a framework, else a tag."""

    name: str
    framework: str = ""
    code: str = ""
    url: str = ""


@dataclass(frozen=True)
class Badge:
    """One badge and what the learner has to say about it."""

    file_name: str
    identifier: str
    name: str
    issuer: Issuer
    awarded: str
    description: str
    kind: str
    code: str
    achievement: str
    criteria: str
    role: str
    term: str
    credits: int
    mark: int
    grade: str
    evidence_url: str
    evidence_name: str
    evidence_description: str
    alignments: list[Skill]
    tags: list[Skill]
    narrative: str


@dataclass(frozen=True)
class Stack:
    """Badges that add up to something larger. A requirement without a badge is still missing."""

    file_name: str
    title: str
    badges: list[Badge]
    requirements: list[tuple[str, Badge | None]]
    toward: str
    credits: str
    hours: int
    narrative: str


@dataclass(frozen=True)
class Learner:
    """All that is made up."""

    about: str
    badges: list[Badge]
    stacks: list[Stack] = field(default_factory=list)


def make_learner(badge_count: int) -> Learner:
    """The learner with this many badges. A longer list begins like a shorter one."""
    chance = random.Random("lapel bench")
    issuers = [_issuer(number, chance) for number in range(ISSUER_COUNT)]
    aligned = [_aligned_skill(number) for number in range(ALIGNED_SKILL_COUNT)]
    tags = [_tag(number) for number in range(TAG_COUNT)]
    badges = [_badge(number, issuers, aligned, tags) for number in range(badge_count)]
    stacks = [_stack(number, badges) for number in range(STACK_COUNT)]
    return Learner(about=_prose(chance, 80), badges=badges, stacks=stacks)


def credential_text(badge: Badge) -> str:
    """The badge as an unsigned Open Badges 3.0 credential."""
    achievement = {
        "id": badge.achievement,
        "type": ["Achievement"],
        "achievementType": badge.kind,
        "name": badge.name,
        "humanCode": badge.code,
        "description": badge.description,
        "criteria": {"narrative": badge.criteria},
        "inLanguage": "en",
        "creditsAvailable": badge.credits,
        "tag": [tag.name for tag in badge.tags],
        "alignment": [
            {
                "type": ["Alignment"],
                "targetName": skill.name,
                "targetUrl": skill.url,
                "targetFramework": skill.framework,
                "targetCode": skill.code,
            }
            for skill in badge.alignments
        ],
        "resultDescription": [
            {
                "id": f"{badge.achievement}#mark",
                "type": ["ResultDescription"],
                "name": "Overall mark",
                "resultType": "Percent",
                "valueMin": "0",
                "valueMax": "100",
            },
            {
                "id": f"{badge.achievement}#grade",
                "type": ["ResultDescription"],
                "name": "Grade",
                "resultType": "LetterGrade",
            },
        ],
    }
    subject = {
        "type": ["AchievementSubject"],
        "role": badge.role,
        "term": badge.term,
        "creditsEarned": badge.credits,
        "achievement": achievement,
        "result": [
            {
                "type": ["Result"],
                "resultDescription": f"{badge.achievement}#mark",
                "value": str(badge.mark),
                "status": "Completed",
            },
            {"type": ["Result"], "resultDescription": f"{badge.achievement}#grade", "value": badge.grade},
        ],
    }
    credential = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": badge.identifier,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": badge.name,
        "issuer": {
            "id": badge.issuer.identifier,
            "type": ["Profile"],
            "name": badge.issuer.name,
            "url": badge.issuer.url,
            "email": badge.issuer.email,
            "description": badge.issuer.description,
        },
        "validFrom": badge.awarded,
        "credentialSubject": subject,
        "evidence": [
            {
                "id": badge.evidence_url,
                "type": ["Evidence"],
                "name": badge.evidence_name,
                "description": badge.evidence_description,
                "genre": "Report",
            }
        ],
    }
    return json.dumps(credential) + "\n"


def write_portfolio(learner: Learner, folder: Path) -> None:
    """Writes the portfolio folder, which must not be there yet."""
    for name in ("backpack", "narratives/badges", "narratives/stacks"):
        (folder / name).mkdir(parents=True)
    (folder / "lapel.yml").write_text(
        f"title: {LEARNER}\nurl: {SITE_URL}\nlanguage: en\nlearner:\n  name: {LEARNER}\n  headline: {HEADLINE}\n"
    )
    (folder / "narratives/about.md").write_text(learner.about)
    for badge in learner.badges:
        (folder / "backpack" / f"{badge.file_name}.json").write_text(credential_text(badge))
        (folder / "narratives/badges" / f"{badge.file_name}.md").write_text(
            f"---\nbadge: {badge.file_name}.json\n---\n\n{badge.narrative}"
        )
    for stack in learner.stacks:
        (folder / "narratives/stacks" / f"{stack.file_name}.md").write_text(_stack_text(stack))


def _stack_text(stack: Stack) -> str:
    requirements = [
        {"name": name} if badge is None else {"name": name, "badge": f"{badge.file_name}.json"}
        for name, badge in stack.requirements
    ]
    matter = {  # JSON is YAML.
        "title": stack.title,
        "badges": [f"{badge.file_name}.json" for badge in stack.badges],
        "requires": requirements,
        "toward": {"name": stack.toward},
        "credits": stack.credits,
        "hours": stack.hours,
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in matter.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + stack.narrative


def _issuer(number: int, chance: random.Random) -> Issuer:
    place = PLACES[number % len(PLACES)].capitalize()
    host = f"issuer{number:02}.example"
    return Issuer(
        identifier=f"https://{host}/issuer",
        name=f"{ADJECTIVES[number % len(ADJECTIVES)].capitalize()} {place} & Söhne {number + 1}",
        url=f"https://{host}/",
        email=f"badges@{host}",
        description=_sentence(chance, 14),
    )


def _aligned_skill(number: int) -> Skill:
    verb = ["Plan", "Do", "Explain", "Judge", "Teach", "Improve"][number % 6]
    return Skill(
        name=f"{verb} {TOPICS[number // 6 % len(TOPICS)].lower()}",
        framework="Framework of Made-up Skills",
        code=f"FMS-{number // 6 + 1}.{number % 6 + 1}",
        url=f"https://skills.example/fms/{number + 1}",
    )


def _tag(number: int) -> Skill:
    return Skill(name=f"{ADJECTIVES[number % len(ADJECTIVES)]} {NOUNS[number // len(ADJECTIVES)]}")


def _badge(number: int, issuers: list[Issuer], aligned: list[Skill], tags: list[Skill]) -> Badge:
    # Every badge has its own chances, so that its texts do not depend on how many others there are.
    chance = random.Random(f"badge {number}")
    issuer = issuers[chance.randrange(len(issuers))]
    topic, level = chance.choice(TOPICS), chance.choice(LEVELS)
    credits = chance.randint(1, 20)
    return Badge(
        file_name=f"badge-{number + 1:05}",
        identifier=f"urn:uuid:{uuid.UUID(int=chance.getrandbits(128), version=4)}",
        name=f"{topic}: {level} {number + 1}",
        issuer=issuer,
        awarded=(
            f"{chance.randint(2015, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
            f"T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:00Z"
        ),
        description=_sentence(chance, 24),
        kind=chance.choice(KINDS),
        code=f"C-{number + 1:05}",
        achievement=f"{issuer.url}achievements/{number + 1}",
        criteria=(
            f"The learner:\n\n- {_phrase(chance)}\n- {_phrase(chance)} *twice*\n- **{_phrase(chance)}**\n\n"
            + _sentence(chance, 12)
        ),
        role=chance.choice(["Student", "Volunteer", "Mentor"]),
        term=f"Term {chance.randint(1, 9)}",
        credits=credits,
        mark=chance.randint(40, 100),
        grade=chance.choice("ABCD"),
        evidence_url=f"https://evidence.example/reports/{number + 1}",
        evidence_name=f"Report {number + 1}: the {chance.choice(NOUNS)} that was {chance.choice(VERBS)}",
        evidence_description=_sentence(chance, 16),
        alignments=chance.sample(aligned, 2),
        tags=chance.sample(tags, 2),
        narrative=_narrative(chance),
    )


def _stack(number: int, badges: list[Badge]) -> Stack:
    chance = random.Random(f"stack {number}")
    chosen = chance.sample(badges, min(12, len(badges)))
    requirements = [(f"Step {place + 1}", badge) for place, badge in enumerate(chosen[:8])]
    return Stack(
        file_name=f"stack-{number + 1}",
        title=f"Certificate {number + 1} in {TOPICS[number]}",
        badges=chosen,
        requirements=[*requirements, ("The final project", None)],
        toward=f"Diploma {number + 1}",
        credits=f"{10 * (number + 1)} ECTS",
        hours=250 * (number + 1),
        narrative=_prose(chance, 100),
    )


def _narrative(chance: random.Random) -> str:
    """Two hundred words: paragraphs with emphasis, a link, code, a list and a quotation."""
    items = "".join(f"- {_phrase(chance)}\n" for _ in range(4))
    rest = f"\nWhat stayed with me:\n\n{items}\n> {_sentence(chance, 12)}\n"
    opening = (
        f"I {_phrase(chance)}, and *{_phrase(chance)}*. See [the {chance.choice(NOUNS)}]"
        f"(https://notes.example/{chance.randint(1, 9999)}) and the `{chance.choice(NOUNS)}` of it.\n\n"
    )
    used = len((opening + rest).split())
    return opening + _prose(chance, NARRATIVE_WORDS - used) + rest


def _prose(chance: random.Random, words: int) -> str:
    paragraphs, left = [], words
    while left > 0:
        sentences = []
        for _ in range(4):
            length = min(left, chance.randint(9, 17))
            if length > 0:
                sentences.append(_sentence(chance, length))
            left -= length
        paragraphs.append(" ".join(sentences))
    return "\n\n".join(paragraphs) + "\n"


def _sentence(chance: random.Random, words: int) -> str:
    parts: list[str] = []
    while len(parts) < words:
        parts += ["the", chance.choice(ADJECTIVES), chance.choice(NOUNS), chance.choice(VERBS), "near"]
    text = " ".join(parts[:words])
    return text[0].upper() + text[1:] + "."


def _phrase(chance: random.Random) -> str:
    thing = f"{chance.choice(ADJECTIVES)} {chance.choice(NOUNS)}"
    return f"{chance.choice(VERBS)} a {thing} in the {chance.choice(PLACES)}"
