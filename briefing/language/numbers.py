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

        Before what is below zero stands a minus sign (U+2212): screen readers pass over a hyphen. One of 10^15 and more,
        or of more than twelve decimals, is written with its power, as in `fixed`.
        """
        if value < 0:
            return "−" + self.write(-value)
        if value >= 1e15:
            text = repr(float(value))
            return self._with_power(text if "e" in text else f"{value:.15e}")
        if value == int(value):
            return self._grouped(str(int(value)))
        text = repr(float(value))
        if "e" in text:  # below 0.0001
            mantissa, power = text.split("e")
            digits = mantissa.replace(".", "")
            if len(digits) - int(power) - 1 > _MOST_DECIMALS:
                return self._with_power(text)
            text = "0." + "0" * (-int(power) - 1) + digits
        whole, _, decimals = text.partition(".")
        return self._grouped(whole) + self.decimal + decimals

    def fixed(self, value: float, digits: int = 0) -> str:
        """A number rounded to so many decimals, as the ticks of an axis have it.

        One of 10^15 and more, or of more than twelve digits behind the point, is written with its power: 1.7×10^308.
        """
        if value and (abs(value) >= 1e15 or digits > _MOST_DECIMALS):
            words = self._with_power(f"{abs(value):.4e}")
            return f"−{words}" if value < 0 else words
        digits = digits if digits <= _MOST_DECIMALS else 0
        whole, _, decimals = f"{abs(value):.{digits}f}".partition(".")
        sign = "−" if value < 0 and float(f"{value:.{digits}f}") != 0 else ""
        return sign + self._grouped(whole) + (self.decimal + decimals if decimals else "")

    def signed(self, value: float, digits: int = 0) -> str:
        """A change, rounded as `fixed` does: +3.1; −2; 0 for what is neither a rise nor a fall."""
        words = self.fixed(value, digits)
        return "+" + words if value > 0 and float(f"{value:.{digits}f}") else words

    def _with_power(self, text: str) -> str:
        """1.70e+308, as programs write a number above zero, to 1.7×10^308."""
        mantissa, _, power = text.partition("e")
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        return f"{mantissa}×10^{int(power)}".replace(".", self.decimal).replace("-", "−")

    def _grouped(self, digits: str) -> str:
        if len(digits) < 3 + self.least:
            return digits
        first = len(digits) % 3 or 3
        return self.group.join([digits[:first], *(digits[n : n + 3] for n in range(first, len(digits), 3))])
