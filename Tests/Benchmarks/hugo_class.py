"""Writes the class of `generated_class.py` as a site for Hugo, as somebody who knows Hugo would.

What badges are for, their skills and their issuer are taxonomies across the class, with what is the same for all badges
of a kind on the kind's page; each learner is a section with a bundle for each badge, in which the originals lie.
Templates: `hugo-class/layouts`. What Lapel must find out (who may be shown, whether a badge is genuine, who issuers and
skills are, which badges have one in common) Hugo is given ready.
"""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from generated_class import (
    CLASS_URL,
    TITLE,
    ClassBadge,
    ClassLearner,
    ClassStack,
    Kind,
    SchoolClass,
    original,
    slug,
)
from generated_portfolio import Issuer, Skill

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parent.parent / "Assets"
HEADERS = "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n"


@dataclass(frozen=True)
class Signer:
    """The key that all badges are of. So for the class they are one issuer's, named as the first learner's are."""

    key: str
    name: str


def write_hugo_class(made: SchoolClass, credentials: list[bytes], folder: Path) -> None:
    """Writes the site's sources, which must not be there yet. The credentials are those of `made.all_badges`."""
    folder.mkdir(parents=True)
    shutil.copytree(HERE / "hugo-class" / "layouts", folder / "layouts")
    settings = json.loads((HERE / "hugo-class" / "hugo.json").read_text())
    settings |= {"baseURL": CLASS_URL, "title": TITLE}
    _write(folder / "hugo.json", json.dumps(settings))
    for name in ("site.css", "icon.svg", "no-picture.svg", "search.js"):
        _write(folder / "assets" / name, (ASSETS / name).read_text())
    _write(folder / "static/.nojekyll", "")
    _write(folder / "static/_headers", HEADERS)
    shown = [learner for learner in made.learners if learner.is_shown]
    signer = Signer(json.loads(credentials[0])["issuer"]["id"], _issuer(shown[0]).name)
    _write_lists(made, shown, signer, folder / "content")
    signed = iter(credentials)
    for place, learner in enumerate(made.learners, start=1):
        own = [next(signed) for _ in learner.badges]
        if learner.is_shown:
            _write_learner(learner, own, signer, place, folder / "content/learners" / learner.slug)


def _write_lists(made: SchoolClass, shown: list[ClassLearner], signer: Signer, content: Path) -> None:
    """The pages for the whole class."""

    def section(name: str, title: str, description: str, **matter) -> None:
        _page(content / name / "_index.md", {"title": title, "description": description} | matter)

    def entries(name: str, title: str, sentence: str, **matter) -> None:
        section(name, title, f"{title} of {TITLE}. {sentence}", sentence=sentence, **matter)

    _page(content / "_index.md", {"title": TITLE}, made.introduction)
    section("learners", "Learners", f"{len(shown)} learners of {TITLE} who agreed to be shown.", pageSize=200)
    entries("badges", "Badges", "What badges of the class are for, and who holds them.")
    entries("skills", "Skills", "Issuers tie their badges to skills. A tie is the issuer’s statement.")
    entries("issuers", "Issuers", "The issuers that badges of the class name, as the badges state them.")
    entries("stacks", "Stacks", "What badges add up to, and how far each learner has come.", pageSize=500)
    section("new", "What’s new", f"The newest badges of {TITLE}, by their date of issue.")
    section("matrix", "Badges by learner", f"Which learner of {TITLE} holds which badge.", pageSize=100)
    sheets = f"A sheet for each learner of {TITLE}, with the badges earned, for printing."
    section("certificates", "Certificates of participation", sheets, pageSize=100)
    years = sorted({badge.awarded[:4] for learner in shown for badge in learner.badges}, reverse=True)
    find = f"Find learners, badges, skills and issuers of {TITLE}."
    section("search", "Search", find, outputs=["html", "SearchIndex"], years=years)
    _write_terms(shown, signer, content)


def _write_terms(shown: list[ClassLearner], signer: Signer, content: Path) -> None:
    """The pages of what badges of the class have in common, each with the number of those who hold one."""
    held = [(learner, badge.kind) for learner in shown for badge in learner.badges]
    holders: dict[str, set[str]] = {}

    def term(path: str, title: str, **matter) -> None:
        count = len(holders[path])
        description = f"{count} learners of {TITLE} with badges of “{title}”."
        matter = {"title": title, "description": description, "holders": count, "pageSize": 200} | matter
        _page(content / path / "_index.md", matter)

    for learner, kind in held:
        names = [f"skills/{slug(skill.name)}" for skill in kind.skills]
        for path in [f"badges/{kind.slug}", f"issuers/{slug(signer.name)}", *names]:
            holders.setdefault(path, set()).add(learner.slug)
    for kind in {kind.slug: kind for _, kind in held}.values():
        term(f"badges/{kind.slug}", kind.name, aside=kind.issuer.name, **_kind_matter(kind, signer))
    for skill in {skill.name: skill for _, kind in held for skill in kind.skills}.values():
        term(f"skills/{slug(skill.name)}", skill.name, aside=f"{skill.framework} {skill.code}")
    term(f"issuers/{slug(signer.name)}", signer.name)


def _kind_matter(kind: Kind, signer: Signer) -> dict:
    """What all badges of a kind state alike."""
    return {
        "statement": kind.description,
        "criteria": kind.criteria,
        "achievement": f"{kind.issuer.url}achievements/{kind.slug}",
        "credits": kind.credits,
        "ties": [slug(skill.name) for skill in kind.skills],
        "alignments": [
            {"name": skill.name, "framework": skill.framework, "code": skill.code, "url": skill.url}
            for skill in kind.skills
        ],
        "issuer": _profile(kind.issuer, signer),
    }


def _profile(issuer: Issuer, signer: Signer) -> dict:
    return {
        "name": issuer.name,
        "statement": issuer.description,
        "website": issuer.url,
        "email": issuer.email,
        "identifier": signer.key,
    }


def _write_learner(learner: ClassLearner, credentials: list[bytes], signer: Signer, place: int, folder: Path) -> None:
    """The learner's own pages."""
    name, home = learner.name, f"/learners/{learner.slug}"
    issuer = _issuer(learner)

    def page(file: str, kind: str, title: str, description: str = "", text: str = "", **matter) -> None:
        matter = {"title": title, "type": kind, "learner": home} | matter
        _page(folder / file, matter | ({"description": description} if description else {}), text)

    own = {"headline": learner.headline, "badgeCount": len(learner.badges), "weight": place}
    page("_index.md", "learner", name, text=learner.about, outputs=["html", "Atom"], **own)
    kept = f"{_count(learner.badges)} kept by {name}, each with its own verification page."
    page("badges/_index.md", "learner-badges", "All badges", kept)
    leads = f"What the badges of {name} add up to, and what they lead toward."
    page("stacks/_index.md", "learner-stacks", "Stacks", leads)
    page("skills/_index.md", "learner-skills", "Skills", f"The skills that the badges of {name} are tied to.")
    page("issuers/_index.md", "learner-issuers", "Issuers", f"The issuers that the badges of {name} name.")

    for badge, credential in zip(learner.badges, credentials):
        bundle = folder / "badges" / _badge_slug(badge)
        _page(bundle / "index.md", _badge_matter(badge, learner, home, signer), badge.narrative)
        (bundle / "credential.json").write_bytes(credential)
        if badge.is_picture:
            (bundle / "badge.png").write_bytes(original(badge, credential))
    for stack in learner.stacks:
        page(f"stacks/{stack.slug}.md", "stack", stack.title, text=stack.narrative, **_stack_matter(stack, home))
    for skill, badges in _skills(learner):
        tied = f"{_count(badges)} of {name} tied to “{skill.name} ({skill.framework} {skill.code})”."
        reference = {"framework": skill.framework, "code": skill.code, "website": skill.url}
        held = [_badge_path(badge, home) for badge in badges]
        page(f"skills/{slug(skill.name)}.md", "skill", skill.name, tied, held=held, **reference)
    given = f"{_count(learner.badges)} from “{issuer.name}”, kept by {name}."
    page(f"issuers/{slug(issuer.name)}.md", "issuer", issuer.name, given, issuer=_profile(issuer, signer))


def _badge_matter(badge: ClassBadge, learner: ClassLearner, home: str, signer: Signer) -> dict:
    issuer = _issuer(learner)
    return {
        "title": badge.kind.name,
        "type": "badge",
        "learner": home,
        "holder": learner.name,
        "date": badge.awarded,
        "badges": [badge.kind.slug],
        "skills": [slug(skill.name) for skill in badge.kind.skills],
        "issuers": [slug(signer.name)],
        "issuerName": issuer.name,
        "issuerPage": f"{home}/issuers/{slug(issuer.name)}",
        "issuerId": signer.key,
        "stacks": [f"{home}/stacks/{stack.slug}" for stack in learner.stacks if badge in stack.badges],
        "outcome": "verified",
        "isPicture": badge.is_picture,
        "identifier": badge.identifier,
        "mark": badge.mark,
        "evidence": [{"name": name, "url": url} for name, url in badge.evidence],
    }


def _stack_matter(stack: ClassStack, home: str) -> dict:
    return {
        "requires": [
            {"name": name} if badge is None else {"name": name, "badge": _badge_path(badge, home)}
            for name, badge in stack.requirements
        ],
        "toward": stack.toward,
        "hours": stack.hours,
    }


def _newest_first(learner: ClassLearner) -> list[ClassBadge]:
    return sorted(learner.badges, key=lambda badge: badge.awarded, reverse=True)


def _issuer(learner: ClassLearner) -> Issuer:
    """All of a learner's badges are of one key, so of one issuer, which is named as the newest of them names it."""
    return _newest_first(learner)[0].kind.issuer


def _skills(learner: ClassLearner) -> list[tuple[Skill, list[ClassBadge]]]:
    """Each with its badges, newest first."""
    held: dict[str, tuple[Skill, list[ClassBadge]]] = {}
    for badge in _newest_first(learner):
        for skill in badge.kind.skills:
            held.setdefault(skill.name, (skill, []))[1].append(badge)
    return list(held.values())


def _badge_slug(badge: ClassBadge) -> str:
    return f"{badge.kind.slug}-{badge.identifier[-8:]}"


def _badge_path(badge: ClassBadge, home: str) -> str:
    return f"{home}/badges/{_badge_slug(badge)}"


def _count(badges: list[ClassBadge]) -> str:
    return "1 badge" if len(badges) == 1 else f"{len(badges)} badges"


def _page(file: Path, matter: dict, text: str = "") -> None:
    _write(file, json.dumps(matter, indent=1, ensure_ascii=False) + "\n\n" + text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
