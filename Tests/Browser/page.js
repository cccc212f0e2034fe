// What a page is asked by check_page.py: each function gives a list of faults, or data.
({
  // Elements that stick out of the window without a scrolling box of their own.
  overflow() {
    const width = document.documentElement.clientWidth;
    const faults = [];
    if (document.documentElement.scrollWidth > width)
      faults.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${width}`);
    for (const element of document.body.querySelectorAll('*')) {
      if (element.closest('.scroll') || element.closest('svg *') || element.tagName === 'SCRIPT') continue;
      const box = element.getBoundingClientRect();
      if (box.width > 0 && box.right > width + 0.5)
        faults.push(`${element.tagName} sticks out to ${box.right}: ${element.textContent.slice(0, 40)}`);
    }
    return faults.slice(0, 20);
  },

  // What has no words: drawings, buttons, links, heads of tables; and words that no reader should meet.
  labels() {
    const faults = [];
    for (const drawing of document.querySelectorAll('svg[role=img]'))
      for (const part of ['title', 'desc'])
        if (!drawing.querySelector(part)?.textContent.trim()) faults.push(`a drawing has no ${part}`);
    for (const element of document.querySelectorAll('button,a,summary,h1,h2,h3,caption,thead th'))
      if (!element.textContent.trim()) faults.push(`an empty ${element.tagName}: ${element.outerHTML.slice(0, 80)}`);
    for (const scope of document.querySelectorAll('[aria-labelledby]'))
      for (const id of scope.getAttribute('aria-labelledby').split(' '))
        if (!document.getElementById(id)) faults.push(`no element has the id ${id}`);
    const body = document.querySelector('main').textContent;
    for (const word of ['NaN', 'undefined', 'Optional(', 'nil', 'inf'])
      if (new RegExp(`(^|[\\s>(])${word.replace('(', '\\(')}([\\s<.,)]|$)`).test(body)) faults.push(`'${word}' on the page`);
    return faults.slice(0, 20);
  },

  // Words of drawings that are cut off at the edge of the drawing, or that lie on each other.
  drawings() {
    const faults = [];
    for (const drawing of document.querySelectorAll('svg[role=img]')) {
      const view = drawing.viewBox.baseVal;
      const name = drawing.querySelector('title').textContent;
      const words = [...drawing.querySelectorAll('text')].map(text => ({ box: text.getBBox(), text: text.textContent }));
      for (const { box, text } of words)
        if (box.x < -1 || box.y < -1 || box.x + box.width > view.width + 1 || box.y + box.height > view.height + 1)
          faults.push(`'${text}' is cut off in '${name}'`);
      for (let i = 0; i < words.length; i++)
        for (let j = i + 1; j < words.length; j++) {
          const a = words[i].box, b = words[j].box;
          const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
          const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
          if (across > 1 && down > 4) faults.push(`'${words[i].text}' lies on '${words[j].text}' in '${name}'`);
        }
    }
    return faults.slice(0, 30);
  },

  // Text and marks that stand out too little from what is behind them (WCAG 2.2: 4.5 for text, 3 for large text and marks).
  contrast() {
    const parse = colour => (colour.match(/[\d.]+/g) || []).map(Number);
    const light = ([r, g, b]) => {
      const linear = [r, g, b].map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    };
    const ground = element => {
      for (let node = element.ownerSVGElement ?? element; node; node = node.parentElement) {
        const colour = parse(getComputedStyle(node).backgroundColor);
        if (colour.length === 3 || colour[3] > 0) return colour;
      }
      return [255, 255, 255];
    };
    const ratio = (a, b) => {
      const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
      return (x + 0.05) / (y + 0.05);
    };
    const seen = new Map();
    const look = (element, colour, least, what) => {
      const value = ratio(parse(colour), ground(element));
      const key = `${what} ${colour} on ${ground(element)}`;
      if (value < least && !seen.has(key)) seen.set(key, `${key}: ${value.toFixed(2)}, at least ${least}`);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (!walker.currentNode.data.trim() || element.closest('script,style,title,desc')) continue;
      const style = getComputedStyle(element);
      const isLarge = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
      look(element, element.closest('svg') ? style.fill : style.color, isLarge ? 3 : 4.5, 'text');
    }
    for (const mark of document.querySelectorAll('svg circle,svg path.first,svg path.second,svg rect:not(.cell)')) {
      const style = getComputedStyle(mark);
      if (style.fill !== 'none' && style.fillOpacity === '1') look(mark, style.fill, 3, 'mark');
    }
    for (const line of document.querySelectorAll('svg .curve,svg .whisker,svg .reference,svg .axis'))
      look(line, getComputedStyle(line).stroke, 3, 'line');
    return [...seen.values()];
  },

  // Every number with the place in the document that it claims to come from.
  numbers() {
    return [...document.querySelectorAll('[data-at]')].map(element => ({
      at: element.dataset.at,
      value: element.getAttribute('value') ?? element.dataset.value,
      scale: Number(element.dataset.scale ?? 1),
      text: element.textContent,
    }));
  },

  // All words, for the comparison with and without scripts.
  words() {
    return document.querySelector('main').textContent.replace(/\s+/g, ' ').trim();
  },

  // Opens what is folded.
  unfold() {
    document.querySelectorAll('details').forEach(details => { details.open = true; });
    return document.querySelectorAll('details').length;
  },

  // Sorts every table by every head, as a reader may.
  sort() {
    const heads = document.querySelectorAll('thead th button');
    heads.forEach(head => head.click());
    return heads.length;
  },
})
