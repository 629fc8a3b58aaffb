package arbd.daemon.e2e;

import com.fasterxml.jackson.databind.node.TextNode;

/** What {@link PageIT} asks of the page, in JavaScript. */
final class PageChecks {
    /** The word of state, "why" and the headings, as one reads: rows from the top, each from the left. */
    static final String IN_READING_ORDER = """
            [...document.querySelectorAll('#word, #why, h2')]
              .map(e => ({text: e.id === 'why' ? 'why' : e.innerText, at: e.getBoundingClientRect()}))
              .sort((a, b) => Math.abs(a.at.top - b.at.top) > 8 ? a.at.top - b.at.top : a.at.left - b.at.left)
              .map(e => e.text)""";

    /** Where each section is. */
    static final String SECTION_PLACES = """
            [...document.querySelectorAll('section')].map(e => {
              const at = e.getBoundingClientRect();
              return [at.left, at.top + scrollY, at.width].map(Math.round).join();
            })""";

    /** Every text that does not fit where it stands. */
    static final String CUT_OFF = """
            [...document.querySelectorAll('h1, h2, p, dt, dd, th, td, .scroll, section, header, body')]
              .filter(e => e.scrollWidth > e.clientWidth && e.getClientRects().length)
              .map(e => (e.id || e.tagName) + ' ' + e.innerText.slice(0, 40))""";

    /** What has the keyboard's focus, and how thick its outline is. */
    static final String FOCUS = """
            (() => {
              const at = document.activeElement, style = getComputedStyle(at);
              return {name: at.getAttribute('aria-label') ?? at.innerText,
                outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth)};
            })()""";

    /** Every text whose contrast is below 4.5:1, or 3:1 when it is large (WCAG 2.2, 1.4.3). */
    static final String LOW_CONTRAST = """
            (() => {
              const paint = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
              const rgba = colour => {
                paint.clearRect(0, 0, 1, 1);
                paint.fillStyle = colour;
                paint.fillRect(0, 0, 1, 1);
                return [...paint.getImageData(0, 0, 1, 1).data];
              };
              const light = c => {
                const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ground = e => {
                for (let at = e; at; at = at.parentElement) {
                  const colour = rgba(getComputedStyle(at).backgroundColor);
                  if (colour[3] === 255) return colour;
                }
                return [255, 255, 255, 255];
              };
              const low = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const e = texts.currentNode.parentElement, style = getComputedStyle(e);
                if (!texts.currentNode.data.trim() || !e.getClientRects().length) continue;
                let seen = 1;
                for (let at = e; at; at = at.parentElement) seen *= getComputedStyle(at).opacity;
                const back = ground(e).slice(0, 3);
                const ink = rgba(style.color).slice(0, 3).map((v, i) => v * seen + back[i] * (1 - seen));
                const [a, b] = [light(ink), light(back)].sort((x, y) => y - x);
                const ratio = (a + 0.05) / (b + 0.05), size = parseFloat(style.fontSize);
                const large = size >= 24 || size >= 18.66 && style.fontWeight >= 700;
                if (ratio < (large ? 3 : 4.5)) low.push(texts.currentNode.data.trim() + ' ' + ratio.toFixed(2));
              }
              return low;
            })()""";

    private PageChecks() {
    }

    /** A text as a JavaScript literal. */
    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
