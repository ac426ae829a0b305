// An entity's other articles, opened by its address: #entity=PERSON&name=Jane%20Doe
import { element, fill, kind, time, webAddress } from './element.js';
import { nameLink } from './vitals.js';

const byId = (id) => document.getElementById(id);
let opener = null;
let asked = 0;

function wanted() {
  const address = new URLSearchParams(location.hash.slice(1));
  return address.has('entity') && address.has('name') ? { type: address.get('entity'), name: address.get('name') } : null;
}

function clipping(article) {
  const address = webAddress(article.url);
  const title = article.title || article.id;
  return element(
    'li',
    {},
    address ? element('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, title) : element('span', {}, title),
    element('span', { class: 'slug' }, article.source, article.source ? ' · ' : '', time(article.dated)),
  );
}

async function open(entity) {
  const mine = ++asked;
  const panel = byId('clippings');
  opener ??= document.activeElement === document.body ? null : document.activeElement;
  fill(byId('clippings-name'), entity.name);
  fill(byId('clippings-kind'), kind(entity.type));
  fill(byId('clippings-count'), 'Looking …');
  fill(byId('clippings-list'));
  fill(byId('company'));
  byId('company-part').hidden = true;
  panel.hidden = false;
  byId('clippings-name').focus({ preventScroll: true });
  panel.scrollTop = 0;
  try {
    const answer = await fetch('/page/entity?' + new URLSearchParams({ type: entity.type, name: entity.name }));
    if (!answer.ok) throw new Error(String(answer.status));
    const found = await answer.json();
    if (mine !== asked) return;
    const count = found.articles.length;
    fill(byId('clippings-count'), count === 0 ? 'No article at hand' : count === 1 ? 'One article' : count + ' articles');
    fill(byId('clippings-list'), ...found.articles.map(clipping));
    byId('company-part').hidden = found.company.length === 0;
    fill(byId('company'), ...found.company.map((row) => element('li', {}, nameLink(row))));
  } catch {
    if (mine === asked) fill(byId('clippings-count'), 'The instance did not answer. Try again in a moment.');
  }
}

function close() {
  asked++;
  byId('clippings').hidden = true;
  if (opener?.isConnected) opener.focus();
  opener = null;
}

function leave() {
  history.pushState(null, '', location.pathname);
  close();
}

/** Opens and closes the panel as the address says. */
export function follow() {
  const look = () => {
    const entity = wanted();
    if (entity) open(entity);
    else if (!byId('clippings').hidden) close();
  };
  window.addEventListener('hashchange', look);
  window.addEventListener('popstate', look);
  byId('clippings-close').addEventListener('click', leave);
  document.addEventListener('keydown', (key) => {
    if (key.key === 'Escape' && !byId('clippings').hidden) leave();
  });
  look();
}
