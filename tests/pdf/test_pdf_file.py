"""The file as a whole: the same bytes everywhere, sound, and agreeing with itself about what it is."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import ModuleType
from typing import Any

import pikepdf
import pytest

from briefing.layout.pages import Pages
from briefing.pdf import Attachment, write
from briefing.pdf.writing.icc_profile import srgb

WHEN = datetime(2024, 11, 17, 12, 30, tzinfo=timezone(timedelta(hours=2)))


@pytest.fixture(scope="module")
def pages(handmade: ModuleType, styles: Any) -> Pages:
    made: Pages = handmade.everything(styles)
    return made


@pytest.mark.parametrize("target", ["1.7", "2.0"])
def test_qpdf_finds_nothing_wrong(pages: Pages, run: Callable[..., str], target: str) -> None:
    assert "No syntax or stream encoding errors" in run(write(pages, target=target), "qpdf", "--check", "FILE")


def test_the_same_bytes_twice_in_one_process(pages: Pages, handmade: ModuleType, styles: Any) -> None:
    assert write(pages) == write(pages) == write(handmade.everything(styles))


def test_the_same_bytes_in_another_process_zone_folder_and_hash_seed(tmp_path: Path) -> None:
    script = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import handmade\n"
        "from briefing.pdf import write\n"
        "print(hashlib.sha256(write(handmade.everything(handmade.make_styles()))).hexdigest())"
    )
    root = Path(__file__).parents[2]
    digests = set()
    for seed, zone, folder in (("1", "Asia/Seoul", tmp_path), ("2", "America/Lima", root)):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": os.pathsep.join([str(root), *filter(None, [os.environ.get("PYTHONPATH")])]),
        }
        done = subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parent)],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        digests.add(done.stdout)
    assert len(digests) == 1


def test_info_and_xmp_agree(pages: Pages) -> None:
    pdf = pikepdf.open(io.BytesIO(write(pages, created=WHEN, producer="briefing-builder 1.2")))
    info = pdf.docinfo
    assert str(info.CreationDate) == str(info.ModDate) == "D:20241117103000+00'00'"
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(info.Title) == "Fine affairs"
        assert xmp["dc:creator"] == [str(info.Author)] == ["A test"]
        assert xmp["dc:description"] == str(info.Subject) == "A subject & more"
        assert xmp["pdf:Keywords"] == str(info.Keywords) == "one, two"
        assert xmp["pdf:Producer"] == str(info.Producer) == "briefing-builder 1.2"
        assert xmp["xmp:CreateDate"] == "2024-11-17T10:30:00+00:00"
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["pdfaid:conformance"] == "A"


def test_without_a_date_the_file_carries_none(pages: Pages) -> None:
    data = write(pages)
    assert re.search(rb"D:[12]|CreateDate|20[0-9][0-9]-", data) is None
    assert "/CreationDate" not in pikepdf.open(io.BytesIO(data)).docinfo


def test_pdf_20_has_no_info_and_says_what_it_is(pages: Pages) -> None:
    pdf = pikepdf.open(io.BytesIO(write(pages, target="2.0", created=WHEN)))
    assert pdf.pdf_version == "2.0"
    assert "/Info" not in pdf.trailer
    with pdf.open_metadata() as xmp:
        assert xmp["pdfaid:part"] == "4"
        assert "pdfaid:conformance" not in xmp
        assert xmp["pdfuaid:part"] == "2"


def test_the_catalog_says_what_readers_need(pages: Pages) -> None:
    pdf = pikepdf.open(io.BytesIO(write(pages)))
    root = pdf.Root
    assert str(root.Lang) == "en-GB"
    assert root.MarkInfo.Marked is True
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb()
    assert "/Filter" not in root.Metadata


def test_the_identifier_comes_from_the_content(pages: Pages) -> None:
    first, other = (pikepdf.open(io.BytesIO(write(pages, producer=p))).trailer.ID for p in ("a", "b"))
    assert bytes(first[0]) == bytes(first[1])
    assert len(bytes(first[0])) == 16
    assert bytes(first[0]) != bytes(other[0])


def test_the_profile_is_the_same_bytes_everywhere() -> None:
    assert len(srgb()) == 480
    assert hashlib.sha256(srgb()).hexdigest()[:16] == "a5623371ea24651b"


def test_pages_have_tabs_and_no_standard_font(pages: Pages) -> None:
    data = write(pages)
    pdf = pikepdf.open(io.BytesIO(data))
    for i, page in enumerate(pdf.pages):
        assert page.Tabs == "/S"
        assert [float(v) for v in page.MediaBox] == [0, 0, 595.28, 841.89]
        assert "/StructParents" in page, i
    everything = run_qdf(data)
    assert b"Helvetica" not in everything
    assert b"Times" not in everything


def run_qdf(data: bytes) -> bytes:
    out = io.BytesIO()
    pikepdf.open(io.BytesIO(data)).save(out, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def test_small_objects_are_packed(pages: Pages) -> None:
    data = write(pages)
    assert len(data) < 0.4 * len(run_qdf(data))
    assert data.count(b" 0 obj") < 40


def test_attachments_travel_with_their_owners(pages: Pages) -> None:
    figure = pages.story.by_id["figure"]
    files = [
        Attachment("brief.yaml", "text/yaml", b"title: x\n", "The source", "Source", modified=datetime(2020, 1, 2, tzinfo=UTC)),
        Attachment("data.csv", "text/csv", b"a,b\n", "The figure's data", "Data", owner=figure),
    ]
    pdf = pikepdf.open(io.BytesIO(write(pages, target="2.0", attachments=files)))
    assert sorted(pdf.attachments) == ["brief.yaml", "data.csv"]
    assert pdf.attachments["brief.yaml"].get_file().read_bytes() == b"title: x\n"
    (whole,) = pdf.Root.AF
    assert str(whole.UF) == "brief.yaml"
    assert whole.AFRelationship == "/Source"
    assert whole.EF.F.Subtype == "/text/yaml"
    assert str(whole.EF.F.Params.ModDate) == "D:20200102000000+00'00'"
    ids = pdf.Root.StructTreeRoot.IDTree.Names
    tagged = ids[[str(n) for n in ids].index("figure") + 1]
    assert [str(f.UF) for f in tagged.AF] == ["data.csv"]
    assert str(tagged.AF[0].EF.F.Params.ModDate) == "D:19800101000000+00'00'"
    with pdf.open_metadata() as xmp:
        assert xmp["pdfaid:conformance"] == "F"


def test_two_attachments_of_one_name_are_refused(pages: Pages) -> None:
    one = Attachment("a", "text/plain", b"", "A")
    with pytest.raises(ValueError, match="two attachments"):
        write(pages, attachments=[one, one])


def test_an_unknown_target_is_refused(pages: Pages) -> None:
    with pytest.raises(ValueError, match=r"1\.4"):
        write(pages, target="1.4")


def test_a_drawing_keeps_each_image_once_and_its_pixels(pages: Pages) -> None:
    pdf = pikepdf.open(io.BytesIO(write(pages)))
    resources = pdf.pages[0].Resources
    images = {int(x.Width) * 10 + int(x.Height): x for x in resources.XObject.values()}
    assert sorted(images) == [21, 22]
    assert images[22].read_bytes() == bytes(range(12))
    assert images[22].SMask.read_bytes() == bytes((255, 128, 64, 0))
    (state,) = resources.ExtGState.values()
    assert (float(state.ca), float(state.CA)) == (0.5, 1.0)
    (mesh,) = resources.Shading.values()
    assert int(mesh.ShadingType) == 4
    assert len(mesh.read_bytes()) == 3 * (1 + 8 + 6)
