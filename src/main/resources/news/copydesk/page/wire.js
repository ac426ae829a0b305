// The latest articles.
import { element, entityAddress, kind, time, webAddress } from './element.js';

const MOST = 60;
const TONES = { NEGATIVE: 'negative', NEUTRAL: 'neutral', POSITIVE: 'positive' };

function pieces(article, list) {
  return list.map((piece) => {
    const entity = article.entities[piece.entity];
    if (!entity) return piece.text;
    const tone = entity.tone && entity.tone !== 'NEUTRAL' ? ', ' + TONES[entity.tone] + ' tone' : '';
    const same = entity.name === piece.text ? '' : entity.name + ': ';
    return element(
      'a',
      {
        class: 'mark ' + kind(entity.type),
        href: entityAddress(entity.type, entity.name),
        title: same + kind(entity.type) + (entity.category ? ', ' + entity.category : '') + tone,
      },
      piece.text,
    );
  });
}

function story(article) {
  const heading = element('h3', {});
  heading.append(...(article.title.length ? pieces(article, article.title) : ['Untitled']));
  const body = element('p', { class: 'body', dir: 'auto' });
  body.append(...pieces(article, article.body), article.cut ? ' …' : '');
  const more = element('button', { type: 'button', class: 'more', 'aria-expanded': 'false' }, 'More');
  const address = webAddress(article.url);
  const made = element(
    'article',
    { class: 'story', lang: article.language && article.language !== 'und' ? article.language : undefined },
    element(
      'div',
      { class: 'slug', lang: 'en' },
      element('span', { class: 'source' }, article.source || 'No source'),
      time(article.dated),
    ),
    element(
      'div',
      { class: 'copy' },
      heading,
      body,
      element(
        'p',
        { class: 'foot', lang: 'en' },
        ...article.topics.map((topic) => element('span', { class: 'topic' }, topic)),
        article.tone && element('span', { class: 'tone ' + TONES[article.tone] }, TONES[article.tone]),
        address && element('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, 'Original'),
        more,
      ),
    ),
  );
  more.addEventListener('click', () => {
    const open = made.classList.toggle('open');
    more.setAttribute('aria-expanded', String(open));
    more.textContent = open ? 'Less' : 'More';
  });
  return made;
}

/** Shows articles in a list, newest first; holds back while somebody reads. */
export class Wire {
  #list;
  #fresh;
  #pause;
  #shown = new Map();
  #held = new Map();
  #paused = false;

  constructor(list, fresh, pause) {
    this.#list = list;
    this.#fresh = fresh;
    this.#pause = pause;
    fresh.addEventListener('click', () => {
      this.#release();
      list.querySelector('a, button')?.focus();
    });
    pause.addEventListener('click', () => {
      this.#paused = !this.#paused;
      pause.setAttribute('aria-pressed', String(this.#paused));
      pause.textContent = this.#paused ? 'Go on' : 'Pause';
      if (!this.#paused) this.#release();
    });
  }

  add(articles) {
    for (const article of articles) {
      if (this.#shown.get(article.id)?.number !== article.number) this.#held.set(article.id, article);
    }
    while (this.#held.size > MOST) {
      const oldest = [...this.#held.values()].reduce((a, b) => (a.number < b.number ? a : b));
      this.#held.delete(oldest.id);
    }
    if (this.#shown.size === 0 || !this.#beingRead()) this.#release();
    else this.#announce();
  }

  #beingRead() {
    return this.#paused || this.#list.matches(':hover, :focus-within') || window.scrollY > this.#list.offsetTop;
  }

  #announce() {
    const count = this.#held.size;
    this.#fresh.hidden = count === 0;
    this.#fresh.textContent = count === 1 ? 'One new article' : count + ' new articles';
  }

  #release() {
    const first = this.#shown.size === 0;
    const articles = [...this.#held.values()].sort((a, b) => a.number - b.number);
    this.#held.clear();
    for (const article of articles) {
      this.#shown.get(article.id)?.node.remove();
      this.#shown.delete(article.id);
      const node = story(article);
      if (!first) node.classList.add('fresh');
      this.#list.prepend(node);
      this.#shown.set(article.id, { number: article.number, node });
      this.#showMore(node);
    }
    for (const [id, old] of this.#shown) {
      if (this.#shown.size <= MOST) break;
      old.node.remove();
      this.#shown.delete(id);
    }
    if (this.#shown.size > 0) this.#list.querySelector('.empty')?.remove();
    this.#announce();
  }

  /** Only what does not fit has more to show. */
  #showMore(node) {
    const body = node.querySelector('.body');
    node.querySelector('.more').hidden = body.scrollHeight <= body.clientHeight + 2;
  }
}
