"""A number to its digits as a language parts them: group sign, decimal sign, and from how many digits on they are grouped."""

from __future__ import annotations

from briefing.records import record

_MOST_DECIMALS = 12


@record
class NumberForm:
    """How a language writes numbers (CLDR). `least`: digits before the first group sign, 2 where 1000 stands ungrouped."""

    group: str = ","
    decimal: str = "."
    least: int = 1

    def write(self, value: float) -> str:
        """A number with the decimals it is given with: 10,000; 2.5; −3.

        Before what is below zero stands a minus sign (U+2212): screen readers pass over a hyphen.
        """
        if value < 0:
            return "−" + self.write(-value)
        if value == int(value):
            return self._grouped(str(int(value)))
        text = repr(float(value)) if abs(value) < 1e15 else f"{value:.6g}"
        if "e" in text:
            return text.replace(".", self.decimal)
        whole, _, decimals = text.partition(".")
        return self._grouped(whole) + self.decimal + decimals

    def fixed(self, value: float, digits: int = 0) -> str:
        """A number rounded to so many decimals, as the ticks of an axis have it.

        One of 10^15 and more, or of more than twelve digits behind the point, is written with its power: 1.7×10^308.
        """
        if value and (abs(value) >= 1e15 or digits > _MOST_DECIMALS):
            return self._with_power(value)
        digits = digits if digits <= _MOST_DECIMALS else 0
        whole, _, decimals = f"{abs(value):.{digits}f}".partition(".")
        sign = "−" if value < 0 and float(f"{value:.{digits}f}") != 0 else ""
        return sign + self._grouped(whole) + (self.decimal + decimals if decimals else "")

    def signed(self, value: float, digits: int = 0) -> str:
        """A change, rounded as `fixed` does: +3.1; −2; 0 for what is neither a rise nor a fall."""
        words = self.fixed(value, digits)
        return "+" + words if value > 0 and float(f"{value:.{digits}f}") else words

    def _with_power(self, value: float) -> str:
        mantissa, power = f"{abs(value):.4e}".split("e")
        words = f"{mantissa.rstrip('0').rstrip('.')}×10^{int(power)}".replace(".", self.decimal).replace("-", "−")
        return f"−{words}" if value < 0 else words

    def _grouped(self, digits: str) -> str:
        if len(digits) < 3 + self.least:
            return digits
        first = len(digits) % 3 or 3
        return self.group.join([digits[:first], *(digits[n : n + 3] for n in range(first, len(digits), 3))])
