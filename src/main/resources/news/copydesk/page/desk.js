// Connects the page to its instance.
import { fill } from './element.js';
import { follow } from './clippings.js';
import { show } from './vitals.js';
import { Wire } from './wire.js';

const byId = (id) => document.getElementById(id);
const wire = new Wire(byId('stories'), byId('fresh'), byId('pause'));
const connection = byId('connection');

const lost = (text) => {
  fill(connection, text);
  connection.hidden = text === '';
  document.body.classList.toggle('lost', text !== '');
};

function connect() {
  const events = new EventSource('/page/events');
  // Not when it opens: until there are figures, what stands here is old.
  events.addEventListener('vitals', (event) => {
    show(JSON.parse(event.data));
    lost('');
  });
  events.addEventListener('articles', (event) => wire.add(JSON.parse(event.data)));
  events.addEventListener('error', () => {
    lost('The instance does not answer; what stands here is old. Trying again …');
    // The browser tries again by itself, but not after a refusal: too many readers, or signed out.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 10_000);
  });
}

fill(byId('today'), new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date()));
follow();
connect();
