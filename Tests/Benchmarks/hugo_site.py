"""Writes the learner of `generated_portfolio.py` as a site for Hugo, as somebody who knows Hugo would.

Facts stand in the front matter, the narrative is the page's content, the credential lies in the page's bundle;
issuers, skills and stacks are taxonomies. Templates: `hugo/layouts`. What Lapel must find out from each credential (who the
issuers and skills are, how a date reads, where a page goes) Hugo is given ready.
"""

import json
import re
import shutil
import unicodedata
from pathlib import Path

from generated_portfolio import HEADLINE, LEARNER, Badge, Learner, Skill, Stack, credential_text

HERE = Path(__file__).resolve().parent
ASSETS = HERE.parent.parent / "Assets"


def write_hugo_site(learner: Learner, folder: Path) -> None:
    """Writes the site's sources, which must not be there yet."""
    folder.mkdir(parents=True)
    shutil.copytree(HERE / "hugo" / "layouts", folder / "layouts")
    settings = json.loads((HERE / "hugo" / "hugo.json").read_text())
    settings["params"] = {"learner": LEARNER, "headline": HEADLINE}
    _write(folder / "hugo.json", json.dumps(settings))
    for name in ("site.css", "icon.svg", "no-picture.svg"):
        _write(folder / "assets" / name, (ASSETS / name).read_text())
    _write(folder / "static/.nojekyll", "")
    _write(
        folder / "static/_headers",
        "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: strict-origin-when-cross-origin\n",
    )
    _write_content(learner, folder / "content")


def _write_content(learner: Learner, content: Path) -> None:
    _page(content / "_index.md", {"title": LEARNER}, learner.about)
    _page(content / "badges/_index.md", _section("Badges", f"All badges of {LEARNER}, newest first."))
    _page(content / "stacks/_index.md", _section("Stacks", f"What the badges of {LEARNER} add up to."))
    _page(content / "skills/_index.md", _section("Skills", f"The skills that the badges of {LEARNER} are tied to."))
    _page(content / "issuers/_index.md", _section("Issuers", f"Who gave {LEARNER} badges."))

    stacks_of: dict[str, list[str]] = {}
    for stack in learner.stacks:
        for badge in stack.badges:
            stacks_of.setdefault(badge.file_name, []).append(stack.file_name)
        _page(content / "stacks" / stack.file_name / "_index.md", _stack_matter(stack), stack.narrative)

    skills: dict[str, Skill] = {}
    issuers = {}
    for badge in learner.badges:
        issuers[_slug(badge.issuer.name)] = badge.issuer
        skills.update((_slug(skill.name), skill) for skill in [*badge.alignments, *badge.tags])
        bundle = content / "badges" / _badge_slug(badge)
        _page(bundle / "index.md", _badge_matter(badge, stacks_of.get(badge.file_name, [])), badge.narrative)
        _write(bundle / "credential.json", credential_text(badge))
    for slug, issuer in issuers.items():
        matter = {
            "title": issuer.name,
            "description": issuer.description,
            "identifier": issuer.identifier,
            "website": issuer.url,
            "email": issuer.email,
        }
        _page(content / "issuers" / slug / "_index.md", matter)
    for slug, skill in skills.items():
        matter = _section(skill.name, f"Badges of {LEARNER} that their issuers tie to {skill.name}.")
        if skill.framework:
            matter |= {"framework": skill.framework, "code": skill.code, "website": skill.url}
        _page(content / "skills" / slug / "_index.md", matter)


def _badge_matter(badge: Badge, stacks: list[str]) -> dict:
    return {
        "title": badge.name,
        "date": badge.awarded,
        "description": badge.description,
        "issuer": badge.issuer.name,
        "issuers": [_slug(badge.issuer.name)],
        "issuerId": badge.issuer.identifier,
        "skills": [_slug(skill.name) for skill in [*badge.alignments, *badge.tags]],
        "stacks": stacks,
        "outcome": "invalid",
        "kind": badge.kind,
        "role": badge.role,
        "term": badge.term,
        "code": badge.code,
        "tags": [tag.name for tag in badge.tags],
        "identifier": badge.identifier,
        "achievement": badge.achievement,
        "criteria": badge.criteria,
        "results": [
            {"name": "Overall mark", "kind": "Percent", "reached": f"{badge.mark}, Completed", "scale": "0 to 100"},
            {"name": "Grade", "kind": "Letter grade", "reached": badge.grade, "scale": ""},
        ],
        "evidence": [
            {
                "name": badge.evidence_name,
                "description": badge.evidence_description,
                "genre": "Report",
                "url": badge.evidence_url,
            }
        ],
        "alignments": [
            {"name": skill.name, "framework": skill.framework, "code": skill.code, "url": skill.url}
            for skill in badge.alignments
        ],
        "credits": badge.credits,
        "contexts": [
            "https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "types": ["VerifiableCredential", "OpenBadgeCredential"],
    }


def _stack_matter(stack: Stack) -> dict:
    return {
        "title": stack.title,
        "description": f"{stack.title}, a stack of badges of {LEARNER}.",
        "requires": [
            {"name": name} if badge is None else {"name": name, "badge": f"/badges/{_badge_slug(badge)}"}
            for name, badge in stack.requirements
        ],
        "toward": stack.toward,
        "credits": stack.credits,
        "hours": stack.hours,
    }


def _section(title: str, description: str) -> dict:
    return {"title": title, "description": description}


def _badge_slug(badge: Badge) -> str:
    return f"{_slug(badge.name)}-{badge.identifier[-8:]}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _page(file: Path, matter: dict, text: str = "") -> None:
    _write(file, json.dumps(matter, indent=1, ensure_ascii=False) + "\n\n" + text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
