"""What a screen must be to be touched, read and heard by everybody."""

from typing import Any

from playwright.sync_api import Page

from tests.house.tree import PROJECT

AXE = PROJECT / "static" / "pwa" / "node_modules" / "axe-core" / "axe.min.js"

RUN_AXE = """async () => {
  const answer = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  });
  return answer.violations.map(one => `${one.id}: ${one.nodes.map(node => node.target.join(' ')).slice(0, 3).join(' | ')}`);
}"""

SMALL_TARGETS = """() => [...document.querySelectorAll('a, button, input, select, textarea, summary, [role=button]')]
  .map(one => one.matches('input[type=radio], input[type=checkbox]') ? one.closest('label') ?? one : one)
  .filter(one => one.checkVisibility({ visibilityProperty: true }))
  .map(one => ({ one, box: one.getBoundingClientRect() }))
  .filter(({ box }) => box.width > 1 && box.height > 1 && (box.height < 47.5 || box.width < 47.5))
  .map(({ one, box }) => `${one.tagName} "${(one.textContent || one.ariaLabel || '').trim().slice(0, 30)}" ` +
    `${Math.round(box.width)}×${Math.round(box.height)}`)"""

WIDER_THAN_SCREEN = """() => {
  const width = document.documentElement.clientWidth;
  const found = document.documentElement.scrollWidth > width ? [`page ${document.documentElement.scrollWidth} > ${width}`] : [];
  const scrolls = one => {
    for (let each = one; each && each !== document.body; each = each.parentElement) {
      if (['auto', 'scroll'].includes(getComputedStyle(each).overflowX)) return true;
    }
    return false;
  };
  for (const one of document.querySelectorAll('body *')) {
    const box = one.getBoundingClientRect();
    if (box.width > 1 && box.right > width + 1 && one.checkVisibility() && !scrolls(one)) {
      found.push(`${one.tagName}.${one.className} to ${Math.round(box.right)}`);
    }
  }
  return found.slice(0, 5);
}"""


#: The frame fills the screen and scrolls inside itself, except where the screen is too low for that.
EMPTY_BELOW = """() => {
  const frame = document.querySelector('.frame');
  return frame && getComputedStyle(frame.querySelector('.scroll') ?? frame).overflowY === 'auto'
    && document.documentElement.scrollHeight > innerHeight + 1;
}"""


def shortcomings(page: Page) -> list[str]:
    """What is wrong with the screen shown now, at the width it is shown."""
    page.evaluate(AXE.read_text("utf-8"))
    found: list[Any] = page.evaluate(RUN_AXE)
    found += [f"too small: {target}" for target in page.evaluate(SMALL_TARGETS)]
    found += [f"too wide: {part}" for part in page.evaluate(WIDER_THAN_SCREEN)]
    if page.evaluate(EMPTY_BELOW):
        found.append("there is nothing below the frame, and it can be scrolled to")
    return found
