"""Makes up a class of any size, always the same for the same numbers: a showcase folder that `lapel build` turns into a site.

The badges are unsigned. What makes a search's index large is like in a real class: names with accents and without, some in
other scripts, kinds of badges that many hold, issuers of many kinds, skills of many kinds, and slugs that end at random.
"""

import json
import random
import uuid
from pathlib import Path

GIVEN_NAMES = (
    "Noor Thanh Ewa José Aroha Olena Kwame Idris Priya Tomasz Zoë Björn Siân Łukasz Chloé Mehmet Ayşe Anaïs Jürgen Fatima"
    " Grace Samuel Ines Pavel Katarína Linh Hana Omar Leila Matteo Giulia Femi Adaeze Mateus Beatriz Arjun Meera Søren Freja"
    " Dario Luka Petra Ilse Anton Ruth Naomi Caleb Esther Malik Yusuf Amara Tariq Soraya Rosa Emil Signe Tuğba Piotr Agnès"
    " Deniz Hugo Marta 美玲 明子 서연"
).split()
FAMILY_NAMES = (
    "Haddad Nguyễn Nowak Ruiz Ngata Kovalenko Mensah Bello Raman Zieliński Balog Lindqvist Evans Dąbrowski Lefèvre Yılmaz"
    " Öztürk Müller Rahman O’Connor Okafor Silva Novák Tran Tanaka Farouk Rossi Bianchi Adeyemi Eze Pereira Costa Patel Iyer"
    " Sørensen Horvat Kovač Vos Becker Cohen Levi Ward Diallo Abbas Demir Santos Berg Dahl Kaplan Wójcik Girard Moreau Fischer"
    " Baker Miller Shah Sato Kim Park Lopez Torres Vega Marsh Holt Quinn Byrne Doyle Walsh"
).split()
PLACES = (
    "Hillcourt Riverside Northgate Ashford Eastfield Millbrook Westbury Oakham Kingsley Harbour Sundale Fairview"
).split()
HOUSES = ["Community College", "Library", "Evening School", "Kitchen", "Makerspace"]
TOPICS = (
    "Baking, Bookkeeping, Carpentry, Child Care, Databases, Data Skills, First Aid, Food Hygiene, Gardening, Interpreting,"
    " Mentoring, Mountain Rescue, Networks, Photography, Programming, Public Speaking, Robotics, Sewing, Statistics, Web Pages,"
    " Welding, Writing, Café Service, Bicycle Repair, Sign Language, Film Making, Pottery, Choir, Translation, Soldering"
).split(", ")
LEVELS = ["Taster", "Foundations", "in Practice", "Advanced", "for Teams", "Leadership", "Safety", "Open Project", "Exam", "Tutor"]
VERBS = ["plan", "do", "explain", "judge", "teach", "improve"]


def write_showcase(folder: Path, learners: int, badges_each: int) -> None:
    """Writes the showcase, into a folder that must not be there yet."""
    chance = random.Random(f"lapel showcase {learners} {badges_each}")
    issuers = [
        {"id": f"https://issuer{number:02}.example/", "type": ["Profile"], "name": f"{place} {house}"}
        for number, (place, house) in enumerate((place, house) for house in HOUSES for place in PLACES)
    ]
    achievements = [
        achievement(number, f"{topic} {level}", chance)
        for number, (topic, level) in enumerate((topic, level) for topic in TOPICS for level in LEVELS)
    ]
    awarded_by = [chance.choice(issuers) for _ in achievements]
    folder.mkdir(parents=True)
    (folder / "showcase.yml").write_text("title: The whole college\nlinks: files\n")
    rows = ["folder,name,publish"]
    for number in range(learners):
        name = f"{chance.choice(GIVEN_NAMES)} {chance.choice(FAMILY_NAMES)}"
        own = folder / f"learners/l{number:05}"
        (own / "backpack").mkdir(parents=True)
        (own / "lapel.yml").write_text(f"learner: {{name: {name}}}\n")
        rows.append(f"l{number:05},{name},full")
        files = []
        # Few kinds are held by many: of two picks the lower one.
        for badge in range(badges_each):
            kind = min(chance.randrange(len(achievements)), chance.randrange(len(achievements)))
            files.append(f"badge-{badge}.json")
            (own / "backpack" / files[-1]).write_text(credential(achievements[kind], awarded_by[kind], chance))
        if number % 5 == 0:
            (own / "narratives/stacks").mkdir(parents=True)
            topic = chance.choice(TOPICS)
            (own / "narratives/stacks/stack.md").write_text(
                f"---\ntitle: Certificate in {topic}\nbadges: {json.dumps(files[:3])}\n"
                f"toward: {{name: Diploma in {topic}}}\n---\n\nMy way there.\n"
            )
    (folder / "roster.csv").write_text("\n".join(rows) + "\n")


def achievement(number: int, name: str, chance: random.Random) -> dict:
    topic = TOPICS[number // len(LEVELS)]
    skills = chance.sample([f"{verb} {topic.lower()}" for verb in VERBS], 2) + [chance.choice(TOPICS).lower()]
    return {
        "id": f"https://badges.example/{number}", "type": ["Achievement"], "name": name,
        "description": f"What it takes: {name.lower()}.", "criteria": {"narrative": "Do it, and show it."}, "tag": skills,
    }  # fmt: skip


def credential(achievement: dict, issuer: dict, chance: random.Random) -> str:
    year = chance.choice((2021, 2022, 2023, 2023, 2024, 2024, 2025, 2025, 2025))
    until = {"validUntil": f"{year + 2}-12-31T00:00:00Z"} if chance.random() < 0.25 else {}
    document = {
        "@context": [
            "https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": f"urn:uuid:{uuid.UUID(int=chance.getrandbits(128), version=4)}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"], "name": achievement["name"], "issuer": issuer,
        "validFrom": f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T12:00:00Z", **until,
        "credentialSubject": {
            "id": f"urn:uuid:{uuid.UUID(int=chance.getrandbits(128), version=4)}",
            "type": ["AchievementSubject"], "achievement": achievement,
        },
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False) + "\n"
