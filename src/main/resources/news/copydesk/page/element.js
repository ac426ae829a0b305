// The one place that makes elements. Text goes in as text; there is no way here to pass markup.

/** An element with attributes (undefined and false are left out) and children (texts or nodes). */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== undefined && child !== null));
  return made;
}

/** Replaces what an element holds, unless it already reads so: readers aloud need not hear it again. */
export function fill(target, ...children) {
  if (children.length === 1 && typeof children[0] === 'string') {
    if (target.textContent !== children[0]) target.textContent = children[0];
  } else {
    target.replaceChildren(...children);
  }
}

/** The address of an entity on this page. */
export function entityAddress(type, name) {
  return '#entity=' + encodeURIComponent(type) + '&name=' + encodeURIComponent(name);
}

/** The address of an article, if it is one of the web; the server has looked too. */
export function webAddress(url) {
  try {
    return ['http:', 'https:'].includes(new URL(url).protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}

const WHEN = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** A time for people, with the exact one behind it. */
export function time(iso) {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? element('span')
    : element('time', { datetime: iso, title: iso }, WHEN.format(date).replace(',', ''));
}

const KINDS = {
  PERSON: 'person',
  ORGANIZATION: 'organisation',
  LOCATION: 'place',
  DATE: 'figure', TIME: 'figure', DURATION: 'figure', SET: 'figure',
  MONEY: 'figure', PERCENT: 'figure', NUMBER: 'figure', ORDINAL: 'figure',
};

/** What an entity is, in a word; also its class. */
export function kind(type) {
  return KINDS[type] ?? 'name';
}
