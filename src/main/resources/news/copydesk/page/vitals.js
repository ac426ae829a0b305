// The figures: how fast, how far behind, how slow, what was set aside, and the models.
import { element, entityAddress, fill, kind } from './element.js';

const byId = (id) => document.getElementById(id);
const WHOLE = new Intl.NumberFormat('en-GB');
const TENTH = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const SVG = 'http://www.w3.org/2000/svg';

const number = (value) => (value < 100 ? TENTH.format(value) : WHOLE.format(Math.round(value)));
const millis = (value) => (value === null ? '–' : value < 10 ? TENTH.format(value) : WHOLE.format(Math.round(value)));

function sparkline(svg, history, most) {
  const width = 240;
  const height = 44;
  const top = Math.max(...history, 1);
  const x = (i) => width - ((history.length - 1 - i) * width) / (most - 1);
  const y = (value) => height - 1 - (value / top) * (height - 4);
  const points = history.map((value, i) => x(i).toFixed(1) + ',' + y(value).toFixed(1));
  const line = document.createElementNS(SVG, 'path');
  const area = document.createElementNS(SVG, 'path');
  if (points.length > 1) {
    line.setAttribute('d', 'M' + points.join('L'));
    area.setAttribute('d', 'M' + x(0).toFixed(1) + ',' + height + 'L' + points.join('L') + 'L' + width + ',' + height + 'Z');
  }
  line.setAttribute('class', 'line');
  area.setAttribute('class', 'area');
  svg.replaceChildren(area, line);
}

function status(state) {
  const words = {
    READY: 'Running',
    FAILED: 'Failed',
    NOT_READY: { STARTING: 'Starting', STOPPING: 'Stopping' }[state.phase] ?? 'Waiting',
  };
  byId('status').dataset.state = state.status;
  fill(byId('status-word'), words[state.status] ?? state.status);
  fill(byId('hindrances'), state.status === 'READY' ? '' : state.hindrances.join(' · '));
  byId('hindrances').hidden = state.status === 'READY';
  fill(byId('process'), state.roles.join(' and ') + ' · ' + location.host + ' · Copydesk ' + state.version);
}

/** A list of labels with their counts, and bars on the scale of the largest where a list has them. */
function counts(list, rows, label, bars) {
  const top = Math.max(...rows.map((row) => row.articles), 1);
  fill(
    list,
    ...rows.map((row) => {
      const bar = bars ? element('span', { class: 'bar', 'aria-hidden': 'true' }) : undefined;
      bar?.style.setProperty('--share', row.articles / top);
      return element('li', {}, label(row), element('span', { class: 'count' }, String(row.articles)), bar);
    }),
  );
}

export function nameLink(row) {
  return element('a', { class: 'mark ' + kind(row.type), href: entityAddress(row.type, row.name) }, row.name);
}

function tones(glance) {
  const counts = Object.fromEntries(glance.tones.map((tone) => [tone.label, tone.articles]));
  const all = glance.tones.reduce((sum, tone) => sum + tone.articles, 0);
  byId('tone').closest('section').hidden = all === 0;
  for (const label of ['NEGATIVE', 'NEUTRAL', 'POSITIVE']) {
    const count = counts[label] ?? 0;
    const part = byId('tone-' + label.toLowerCase());
    part.style.setProperty('--share', all ? count / all : 0);
    fill(byId('tone-' + label.toLowerCase() + '-count'), (all ? Math.round((100 * count) / all) : 0) + ' %');
  }
}

function models(vitals) {
  const stages = new Map(vitals.stages.map((stage) => [stage.model + ' ' + stage.version, stage]));
  const rows = vitals.state.models.map((model) => {
    const stage = stages.get(model.name + ' ' + model.version);
    return element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row' },
        element('span', { class: 'model' }, model.name),
        ' ',
        element('span', { class: 'version' }, model.version),
      ),
      element('td', { class: 'state', 'data-state': model.state, title: model.error ?? model.since }, model.state.toLowerCase()),
      element('td', { class: 'figure' }, stage && stage.articles ? millis(stage.millis) : '–'),
      element('td', { class: 'figure' }, stage && stage.slowest !== null ? '≤ ' + WHOLE.format(stage.slowest) : '–'),
    );
  });
  byId('models').closest('section').hidden = rows.length === 0;
  fill(byId('models'), ...rows);
}

function deadLetters(causes) {
  const all = causes.reduce((sum, cause) => sum + cause.records, 0);
  fill(byId('dead'), WHOLE.format(all));
  byId('dead').closest('.figure').classList.toggle('alarm', all > 0);
  byId('causes').closest('section').hidden = causes.length === 0;
  fill(
    byId('causes'),
    ...causes.map((cause) =>
      element('li', {}, element('span', { class: 'cause' }, cause.error), element('span', { class: 'count' }, WHOLE.format(cause.records))),
    ),
  );
}

/** Shows the figures of one moment. */
export function show(vitals) {
  status(vitals.state);
  fill(byId('rate'), number(vitals.perSecond));
  fill(byId('total'), WHOLE.format(vitals.articles) + ' since the start');
  sparkline(byId('spark'), vitals.history, 120);
  fill(byId('lag'), WHOLE.format(vitals.waiting.reduce((sum, topic) => sum + topic.records, 0)));
  fill(byId('lag-topics'), vitals.waiting.map((topic) => WHOLE.format(topic.records) + ' in ' + topic.topic).join(', ') || 'nothing read yet');
  fill(byId('millis'), millis(vitals.millis));
  deadLetters(vitals.deadLetters);
  models(vitals);
  const { glance } = vitals;
  fill(byId('glance-of'), glance.articles === 1 ? 'the latest article' : 'the latest ' + glance.articles + ' articles');
  byId('glance').hidden = glance.articles === 0;
  const busy = byId('names').matches(':hover, :focus-within');
  if (!busy) counts(byId('names'), glance.names, nameLink, false);
  byId('topics').closest('section').hidden = glance.topics.length === 0;
  counts(byId('topics'), glance.topics, (topic) => element('span', {}, topic.label), true);
  tones(glance);
}
