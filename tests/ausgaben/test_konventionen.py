"""What the readers of an output rely on, line by line."""

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from tests.ausgaben.werkstatt import alles, commands, finding, shown, urteil, verdict

from konzept.faults import FAULTS
from konzept.finding import Level, Span
from konzept.report import FINDINGS, HOMEPAGE, Verdict
from konzept.report.tree import Baum
from konzept.rules import KATALOG
from konzept.verdict import Silenced
from konzept.version import VERSION

BAUM = Baum("/repo", "/repo")


def run_of(what: Verdict) -> Any:
    return json.loads(shown("sarif", what))["runs"][0]


def test_the_forms() -> None:
    assert [*FINDINGS] == ["full", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown", "rdjson"]


@pytest.mark.parametrize("form", sorted({*FINDINGS} - {"gitlab", "rdjson"}))
def test_the_stichtag_in_every_form_that_has_room_for_it(form: str) -> None:
    """GitLab reads a bare list, reviewdog refuses keys that it does not know."""
    text = shown(form, verdict(urteil()))
    assert "2026-11-21" in text or "21.11.2026" in text


@pytest.mark.parametrize("form", FINDINGS)
def test_no_byte_order_mark_and_a_line_end(form: str) -> None:
    text = shown(form, alles())
    assert not text.startswith("\ufeff")
    assert text.endswith("\n")
    assert "\r" not in text


class TestSarif:
    def test_driver(self) -> None:
        driver = run_of(alles())["tool"]["driver"]
        assert {key: driver[key] for key in ("name", "version", "informationUri")} == {
            "name": "konzept", "version": VERSION, "informationUri": HOMEPAGE,
        }  # fmt: skip
        assert run_of(alles())["columnKind"] == "unicodeCodePoints"

    @pytest.mark.parametrize("name", [*(rule.name for rule in KATALOG), *FAULTS])
    def test_rules(self, name: str) -> None:
        (rule,) = run_of(verdict(finding(rule=name)))["tool"]["driver"]["rules"]
        assert rule["id"] == name
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert len(rule["help"]["markdown"]) > 20
        assert rule["helpUri"] == f"{HOMEPAGE}#{rule['id']}"
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")

    def test_each_rule_once_and_found_by_its_place(self) -> None:
        run = run_of(alles())
        rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
        assert len(rules) == len({*rules}) == 2
        assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])

    @pytest.mark.parametrize(
        ("file", "uri", "base"),
        [
            ("Köln/Ein Konzept.yaml", "K%C3%B6ln/Ein%20Konzept.yaml", True),
            ("./a/konzept.yaml", "a/konzept.yaml", True),
            ("75 %: #1?.yaml", "75%20%25%3A%20%231%3F.yaml", True),
            ("M\udcfcnster/konzept.yaml", "M%FCnster/konzept.yaml", True),
            ("/repo/a/konzept.yaml", "a/konzept.yaml", True),
            ("/anderswo/ä.yaml", "file:///anderswo/%C3%A4.yaml", False),
            ("C:/anderswo/a.yaml", "file:///C:/anderswo/a.yaml", False),
            ("../nebenan/a.yaml", "../nebenan/a.yaml", False),
        ],
    )
    def test_uris(self, file: str, uri: str, base: bool) -> None:
        (result,) = run_of(verdict(finding(span=Span(file, 1, 1, 1, 2)), baum=BAUM))["results"]
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place == {"uri": uri} | ({"uriBaseId": "%SRCROOT%"} if base else {})
        assert "%SRCROOT%" in run_of(alles())["originalUriBaseIds"]

    def test_region(self) -> None:
        (result,) = run_of(verdict(finding(span=Span("a", 3, 5, 3, 9))))["results"]
        region = {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}
        assert result["locations"][0]["physicalLocation"]["region"] == region
        (whole,) = run_of(verdict(finding(span=Span("a"))))["results"]
        assert "region" not in whole["locations"][0]["physicalLocation"]

    def test_partial_fingerprints_stay_when_lines_move(self) -> None:
        prints = [
            run_of(verdict(finding(teil="m", span=Span("a", line, 1, line, 2))))["results"][0]["partialFingerprints"]
            for line in (3, 30)
        ]
        assert prints[0] == prints[1]
        assert re.fullmatch("[0-9a-f]{32}", prints[0]["konzept/v1"])

    def test_suppressions(self) -> None:
        silenced = finding("Still.", teil="m")
        run = run_of(verdict(urteil(finding(), silenced=(Silenced(silenced, "Beschluss 12/2024"),))))
        why = {"kind": "inSource", "status": "accepted", "justification": "Beschluss 12/2024"}
        # All results have the key, or none has.
        assert [one["suppressions"] for one in run["results"]] == [[], [why]]
        assert all("suppressions" not in one for one in run_of(verdict(finding()))["results"])

    def test_baseline_state(self) -> None:
        run = run_of(verdict(urteil(finding(), known=(finding("Alt.", teil="m"),))))
        states = {one["message"]["text"].partition("\n")[0]: one["baselineState"] for one in run["results"]}
        assert states == {"Etwas fehlt.": "new", "Alt.": "unchanged"}
        assert all("baselineState" not in one for one in run_of(verdict(finding()))["results"])

    def test_nothing_in_a_message_is_a_placeholder_or_a_link(self) -> None:
        (result,) = run_of(verdict(finding("{0} und [Text](1)", hint="")))["results"]
        assert result["message"]["text"] == "{{0}} und \\[Text\\](1)"


class TestGitlab:
    def test_an_issue(self) -> None:
        (issue,) = json.loads(shown("gitlab", verdict(finding(span=Span("./a//b/konzept.yaml", 7, 1, 9, 1)))))
        assert {*issue} == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["description"] == "Etwas fehlt. Abhilfe: Ergänzen Sie es. [massnahme-ohne-frist]"
        assert issue["location"] == {"path": "a/b/konzept.yaml", "lines": {"begin": 7}}

    def test_fingerprints_are_unique_in_the_file(self) -> None:
        again = urteil(finding(teil="m"))
        issues = json.loads(shown("gitlab", verdict(again, again, again)))
        assert len(issues) == len({one["fingerprint"] for one in issues}) == 3
        assert issues[0]["fingerprint"] == again.prints[again.findings[0]]

    def test_a_whole_file_begins_in_its_first_line(self) -> None:
        (issue,) = json.loads(shown("gitlab", verdict(finding(span=Span("a")))))
        assert issue["location"]["lines"]["begin"] == 1


class TestGithub:
    def test_a_command(self) -> None:
        text = shown(
            "github", verdict(finding("75 % der Mittel: Ziel, neu\nweiter", span=Span("a,b: c.yaml", 3, 5, 3, 9)))
        )
        assert text.splitlines()[1] == (
            "::warning file=a%2Cb%3A c.yaml,line=3,endLine=3,col=5,endColumn=9,title=konzept%3A massnahme-ohne-frist::"
            "75 %25 der Mittel: Ziel, neu%0Aweiter%0AAbhilfe: Ergänzen Sie es."
        )

    def test_no_columns_over_several_lines(self) -> None:
        (_, (_, named, _)) = commands(shown("github", verdict(finding(span=Span("a", 3, 5, 8, 1)))))
        assert (named["line"], named["endLine"]) == ("3", "7")
        assert not {"col", "endColumn"} & {*named}

    def test_a_whole_file_has_no_line(self) -> None:
        (_, (_, named, _)) = commands(shown("github", verdict(finding(span=Span("a")))))
        assert {*named} == {"file", "title"}

    def test_the_worst_first_and_one_line_that_counts(self) -> None:
        many = [finding(level=level, span=Span("a", n, 1, n, 2)) for n in range(1, 13) for level in sorted(Level)]
        found = [*commands(shown("github", verdict(*many)))]
        assert [kind for kind, _, _ in found] == ["notice", *["error"] * 12, *["warning"] * 12, *["notice"] * 12]
        assert found[0][2].endswith(
            "12 Fehler, 12 Warnungen, 12 Hinweise. GitHub zeigt von jeder Art nur 10; alle stehen im Protokoll."
        )
        assert [named["line"] for _, named, _ in found[1:13]] == [str(n) for n in range(1, 13)]

    def test_ten_need_no_remark(self) -> None:
        ten = [finding(span=Span("a", n, 1, n, 2)) for n in range(1, 11)]
        assert "GitHub zeigt" not in shown("github", verdict(*ten))

    def test_every_line_is_a_command(self) -> None:
        text = shown("github", verdict(finding("a\r\n::error::b\n::stop-commands::x", hint="c\n::d::e")))
        assert [line.count("::") >= 2 and line.startswith("::") for line in text.splitlines()] == [True, True]


class TestJunit:
    def test_suite_and_cases(self) -> None:
        root = ET.fromstring(shown("junit", alles()))
        (suite,) = root.findall("testsuite")
        assert suite.get("name") == "konzept"
        cases = [(case.get("classname"), case.get("name")) for case in suite.iter("testcase")]
        assert cases == [
            ("a/konzept.yaml", "massnahme-ohne-frist"), ("a/konzept.yaml", "datei-unlesbar"),
            ("a/konzept.yaml", "massnahme-ohne-frist:m-kurs"), ("b/konzept.yaml", "massnahme-ohne-frist"),
        ]  # fmt: skip
        counted = tuple(suite.get(name) for name in ("tests", "failures", "skipped"))
        failed, skipped = (len(list(suite.iter(name))) for name in ("failure", "skipped"))
        assert counted == (str(failed + skipped), str(failed), str(skipped))
        assert [one.get("type") for one in suite.iter("failure")] == ["fehler"]
        assert "fehler" not in [one.get("type") for one in suite.iter("skipped")]
        assert failed + skipped == 4

    def test_two_cases_have_two_names(self) -> None:
        twice = [finding(teil="m", feld=feld) for feld in ("frist", "zeitraum")]
        names = [case.get("name") for case in ET.fromstring(shown("junit", verdict(*twice))).iter("testcase")]
        assert names == ["massnahme-ohne-frist:m", "massnahme-ohne-frist:m (2)"]

    def test_characters_that_xml_cannot_hold_are_removed(self) -> None:
        bad = "a\x00\x08\x0b\x1f\ufffe\uffff\udcfcb]]>&<\u20ac\U0001f600"
        (failure,) = ET.fromstring(shown("junit", verdict(finding(bad)))).iter("skipped")
        assert failure.get("message") == "ab]]>&<\u20ac\U0001f600"


class TestRdjson:
    def test_columns_count_bytes(self) -> None:
        span = Span("a", 1, 3, 1, 5)
        (one,) = json.loads(shown("rdjson", verdict(urteil(finding(span=span), zeile="äöü€x"))))["diagnostics"]
        assert one["location"]["range"] == {"start": {"line": 1, "column": 5}, "end": {"line": 1, "column": 10}}

    def test_several_lines_are_meant_whole(self) -> None:
        (one,) = json.loads(shown("rdjson", verdict(finding(span=Span("a", 3, 5, 8, 1)))))["diagnostics"]
        assert one["location"]["range"] == {"start": {"line": 3}, "end": {"line": 7}}

    def test_a_diagnostic(self) -> None:
        document = json.loads(shown("rdjson", verdict(finding(span=Span("a")))))
        assert document == {
            "source": {"name": "konzept", "url": HOMEPAGE},
            "diagnostics": [
                {
                    "message": "Etwas fehlt.\nAbhilfe: Ergänzen Sie es.", "location": {"path": "a"},
                    "severity": "WARNING", "code": {"value": "massnahme-ohne-frist"},
                }
            ],
        }  # fmt: skip


class TestNames:
    """By which name a forge knows a file."""

    @pytest.mark.parametrize(
        ("file", "revision", "name"),
        [
            ("konzept.yaml", "", "unter/konzept.yaml"),
            ("./a/konzept.yaml", "", "unter/a/konzept.yaml"),
            ("a/", "", "unter/a"),
            ("../a/konzept.yaml", "", "a/konzept.yaml"),
            ("../../a/konzept.yaml", "", "../../a/konzept.yaml"),
            ("/repo/b/konzept.yaml", "", "b/konzept.yaml"),
            ("/repository/konzept.yaml", "", "/repository/konzept.yaml"),
            ("C:/b/konzept.yaml", "", "C:/b/konzept.yaml"),
            ("Ziel: A/konzept.yaml", "", "unter/Ziel: A/konzept.yaml"),
            ("HEAD~1:b/konzept.yaml", "HEAD~1", "b/konzept.yaml"),
            ("origin/main:b/konzept.yaml", "origin/main", "b/konzept.yaml"),
            ("HEAD:./b/konzept.yaml", "HEAD", "unter/b/konzept.yaml"),
            ("HEAD:konzept.yaml", "HEAD", "konzept.yaml"),
        ],
    )
    def test_from_the_root_of_the_repository(self, file: str, revision: str, name: str) -> None:
        assert Baum("/repo", "/repo/unter").name(file, revision) == name

    def test_on_windows(self) -> None:
        assert Baum("C:/repo", "C:/repo/unter").name("C:/repo/a/konzept.yaml") == "a/konzept.yaml"
        assert Baum("C:/repo", "C:/repo/unter").name("a/konzept.yaml") == "unter/a/konzept.yaml"

    def test_outside_of_any_tree(self) -> None:
        assert Baum().name("./a/konzept.yaml") == "a/konzept.yaml"

    @pytest.mark.parametrize("form", ["sarif", "github", "gitlab", "rdjson", "markdown"])
    def test_in_every_form_of_a_forge(self, form: str) -> None:
        what = verdict(
            urteil(finding(span=Span("HEAD:b/konzept.yaml", 3, 1, 3, 2)), revision="HEAD"), baum=Baum("/r", "/r/unter")
        )
        text = shown(form, what)
        assert "b/konzept.yaml" in text
        assert "HEAD" not in text
        assert "unter/" not in text
