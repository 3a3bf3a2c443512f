"""Twenty-four figures that between them use what people use of matplotlib; each a function from a Figure to nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

Make = Callable[[Any], None]
PLOTS: dict[str, Make] = {}


def plot(make: Make) -> Make:
    """Put a figure into the gallery."""
    PLOTS[make.__name__] = make
    return make


def random() -> Any:
    """The same numbers in every run."""
    import numpy as np

    return np.random.default_rng(7)


@plot
def grouped_bars(figure: Any) -> None:
    axes = figure.subplots()
    first = axes.bar([0, 1, 2, 3], [3, 5, 2, 6], 0.4, label="2023")
    axes.bar_label(first)
    axes.bar([0.4, 1.4, 2.4, 3.4], [4, 3, 5, 7], 0.4, label="2024")
    axes.set_xticks([0.2, 1.2, 2.2, 3.2], ["Quay", "Lock", "Bar", "Basin"])
    axes.set_ylabel("Tonnes")
    axes.legend()


@plot
def error_bars(figure: Any) -> None:
    axes = figure.subplots()
    axes.errorbar(range(6), [1, 2, 4, 3, 5, 6], yerr=0.6, xerr=0.2, fmt="o", capsize=3, ecolor="grey", mfc="white")
    axes.grid(visible=True, linestyle=":")
    axes.spines[["top", "right"]].set_visible(False)


@plot
def lollipops(figure: Any) -> None:
    axes = figure.subplots()
    axes.hlines(range(4), 0, [3, 7, 1, 9], linewidth=2)
    axes.plot([3, 7, 1, 9], range(4), "o", markersize=9)
    axes.set_yticks(range(4), ["Upper reach", "Channel", "Quay", "Bar"])


@plot
def steps_and_stairs(figure: Any) -> None:
    axes = figure.subplots()
    axes.step(range(10), [1, 3, 2, 5, 4, 6, 2, 1, 3, 4], where="mid", label="mid")
    axes.stairs([1, 0.5, 2, 0.8], [0, 2, 5, 8, 10], fill=True, alpha=0.3, label="stairs")
    axes.legend(loc="upper right")


@plot
def filled_between(figure: Any) -> None:
    import numpy as np

    axes = figure.subplots()
    x = np.linspace(0, 10, 120)
    for k in (0.4, 0.7, 1.1):
        axes.fill_between(x, np.sin(x) - k, np.sin(x) + k, alpha=0.25, color="tab:purple", linewidth=0)
    axes.plot(x, np.sin(x), color="black")


@plot
def scattered(figure: Any) -> None:
    r = random()
    axes = figure.subplots()
    drawn = axes.scatter(
        r.normal(size=120), r.normal(size=120), c=r.random(120), s=r.random(120) * 80 + 5, alpha=0.6, edgecolors="k"
    )
    figure.colorbar(drawn, ax=axes, label="depth")


@plot
def image(figure: Any) -> None:
    axes = figure.subplots()
    drawn = axes.imshow(random().random((8, 8)), cmap="cividis")
    figure.colorbar(drawn, ax=axes)


@plot
def logarithms(figure: Any) -> None:
    axes = figure.subplots()
    axes.loglog([1, 10, 100, 1000], [2, 30, 500, 9000], "s-", markersize=3)
    axes.loglog([1, 10, 100, 1000], [10, 100, 1000, 10000], "--")
    axes.grid(visible=True, which="both", linewidth=0.4)


@plot
def line_styles(figure: Any) -> None:
    axes = figure.subplots()
    for i, (line, mark) in enumerate(zip(["-", "--", "-.", ":", (0, (5, 1, 1, 1))], "o^sDx", strict=True)):
        axes.plot([0, 1, 2, 3], [i, i + 1, i + 0.5, i + 2], linestyle=line, marker=mark, label=f"power {i}")
    axes.legend(ncols=2, title="Legend", shadow=True)


@plot
def mathematics(figure: Any) -> None:
    axes = figure.subplots()
    axes.plot([0, 1, 2], [0, 1, 0])
    axes.text(0.2, 0.6, r"$f(x)=\frac{1}{\sqrt{2\pi}}\,e^{-x^2/2}$", fontsize=13)


@plot
def turned_words(figure: Any) -> None:
    axes = figure.subplots()
    axes.plot([0, 1, 2], [1, 3, 2], "o-")
    axes.set_xticks([0, 1, 2], ["September", "October", "November"], rotation=35, ha="right")
    axes.text(1, 2, "turned", rotation=60)
    axes.text(0.3, 1.3, "boxed\ntwice", rotation=-20, bbox={"boxstyle": "round", "fc": "wheat", "alpha": 0.7})


@plot
def twin_axes(figure: Any) -> None:
    axes = figure.subplots()
    axes.bar(range(8), [v * v for v in range(8)], color="tab:grey", alpha=0.5)
    other = axes.twinx()
    other.plot(range(8), [100 - 7 * v for v in range(8)], color="tab:red", linewidth=2)


@plot
def polar(figure: Any) -> None:
    import numpy as np

    axes = figure.add_subplot(projection="polar")
    r = np.linspace(0, 2, 120)
    axes.plot(2 * np.pi * r, r)
    axes.bar([0, 1, 2.5], [1, 1.6, 0.8], width=0.5, alpha=0.4, color=["C1", "C2", "C3"])


@plot
def hatches(figure: Any) -> None:
    axes = figure.subplots()
    for i, hatch in enumerate(["/", "\\\\", "|", "--", "+", "xx", "o", "..", "*"]):
        axes.bar(i, 3 + i % 3, hatch=hatch, facecolor=f"C{i}", alpha=None if i % 2 else 0.6, edgecolor="k", linewidth=0.8)


@plot
def annotations(figure: Any) -> None:
    import numpy as np

    axes = figure.subplots()
    x = np.linspace(0, 6, 80)
    axes.plot(x, np.sin(x))
    axes.annotate("highest", (1.57, 1), (3, 1.1), arrowprops={"arrowstyle": "->", "connectionstyle": "arc3,rad=.3"})
    axes.annotate(
        "lowest", (4.7, -1), (2, -0.8), arrowprops={"arrowstyle": "fancy", "fc": "0.7"}, bbox={"boxstyle": "round4", "fc": "w"}
    )
    axes.axvspan(2, 2.5, color="C1", alpha=0.3)
    axes.set_ylim(-1.5, 1.5)


@plot
def arrows(figure: Any) -> None:
    import numpy as np

    axes = figure.subplots()
    y, x = np.mgrid[-2:2:7j, -2:2:7j]
    axes.quiver(x, y, -y, x, np.hypot(x, y), cmap="plasma")


@plot
def broken_bars(figure: Any) -> None:
    axes = figure.subplots()
    day = datetime.date
    axes.broken_barh([(day(2024, 6, 1), datetime.timedelta(30)), (day(2024, 8, 10), datetime.timedelta(40))], (0, 0.6))
    axes.broken_barh([(day(2024, 9, 1), datetime.timedelta(55))], (1, 0.6), facecolors="C1", hatch="//", edgecolor="w")
    axes.set_yticks([0.3, 1.3], ["Dredging", "Soundings"])


@plot
def contours(figure: Any) -> None:
    import numpy as np

    left, right = figure.subplots(1, 2)
    x, y = np.meshgrid(np.linspace(-2, 2, 21), np.linspace(-2, 2, 21))
    z = np.exp(-(x**2) - y**2)
    left.pcolormesh(x, y, z, shading="gouraud", cmap="magma")
    right.contourf(x, y, z, 8)
    right.contour(x, y, z, 8, colors="w", linewidths=0.5)


@plot
def clipped(figure: Any) -> None:
    from matplotlib.patches import Circle

    left, right = figure.subplots(1, 2)
    drawn = left.imshow(random().random((12, 12)), interpolation="none", extent=[0, 1, 0, 1])
    drawn.set_clip_path(Circle((0.5, 0.5), 0.45, transform=left.transData))
    right.pie([35, 25, 40], labels=["a", "b", "c"], autopct="%1.0f%%", wedgeprops={"ec": "w"})


@plot
def boxes_and_violins(figure: Any) -> None:
    r = random()
    left, right = figure.subplots(1, 2, sharey=True)
    data = [r.normal(0, s, 60) for s in (1, 2, 3)]
    left.boxplot(data, notch=True, patch_artist=True)
    right.violinplot(data, showmedians=True)


@plot
def stacked_areas(figure: Any) -> None:
    axes = figure.subplots()
    axes.stackplot(range(5), [1, 2, 3, 2, 4], [2, 2, 1, 3, 2], [3, 1, 2, 2, 1], labels=["a", "b", "c"], alpha=0.8)
    axes.legend(loc="upper left")


@plot
def histogram(figure: Any) -> None:
    axes = figure.subplots()
    axes.hist(random().normal(size=400), bins=24, color="tab:green", edgecolor="white")
    axes.axvline(0, color="k", linestyle="--")


@plot
def table_below(figure: Any) -> None:
    axes = figure.subplots()
    axes.plot([0, 1, 2], [3, 1, 2])
    axes.table([["1", "2", "3"]], loc="top")


@plot
def rasterized(figure: Any) -> None:
    axes = figure.subplots()
    axes.scatter([0, 1, 2, 3], [1, 3, 2, 4], rasterized=True, s=60)
    axes.set_xlim(-0.5, 3.5)
