/**
 * The script of an exported pack: search, filters, and marks in the text. It runs from `file://` as one classic
 * script; it loads nothing, stores nothing and asks nothing of any server.
 */
import './base.css';
import './frame.css';
import './results.css';
import './cover.css';
import './reading.css';
import './narrow.css';
import './case.css';
import './tables.css';
import './print.css';
import type { PackData, PackIndex } from './data.ts';
import { wireFilters } from './filters.ts';
import { clearMarks, markHits } from './marks.ts';
import { wireMatrices } from './matrix.ts';
import { resultElement } from './results.ts';
import { wireScheme } from './scheme.ts';
import { AnalyserMismatch, createPackSearch, type PackResult, type PackSearch } from './search.ts';

const LIMIT = 50;
/** A pack up to this size is ready when its page is. */
const READY_AT_ONCE = 500;

function find<T extends Element>(selector: string, type: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`${selector} is missing from the page`);
  return found;
}

function start(source: { data: string; index: string }): void {
  const data = JSON.parse(source.data) as PackData;
  const form = find('form.search', HTMLFormElement);
  const input = find('#q', HTMLInputElement);
  const clear = find('.clear', HTMLButtonElement);
  const finder = find('#finder', HTMLElement);
  const count = find('.count', HTMLElement);
  const list = find('#results', HTMLOListElement);
  const contents = find('#contents', HTMLElement);
  const main = find('main', HTMLElement);
  const bar = find('.hits', HTMLElement);
  let engine: PackSearch | undefined;
  let marks: HTMLElement[] = [];
  let current = -1;
  let markedFor = '';

  // Made once: at the start, in a quiet moment, or when somebody searches before that.
  function search(): PackSearch {
    engine ??= createPackSearch(data, JSON.parse(source.index) as PackIndex);
    return engine;
  }

  const chosen = wireFilters(find('.filters', HTMLElement), data, run);
  const narrow = wireMatrices(main, data);

  function unmark(): void {
    clearMarks(main);
    marks = [];
    current = -1;
    markedFor = '';
    bar.hidden = true;
  }

  function active(): boolean {
    return input.value.trim() !== '' || chosen.active();
  }

  function run(): void {
    unmark();
    clear.hidden = input.value === '';
    const searching = active();
    finder.hidden = !searching;
    contents.hidden = searching;
    document.body.classList.toggle('searching', searching);
    const started = performance.now();
    let result: PackResult;
    try {
      result = search().query(input.value, chosen.filters, searching ? LIMIT : 0);
    } catch (error) {
      if (!(error instanceof AnalyserMismatch)) throw error;
      count.textContent = '这个资料包的检索数据与检索程序版本不符，无法检索。请重新导出资料包；正文可照常阅读。';
      return;
    }
    chosen.showCounts(result.counts);
    narrow(chosen.filters, result.passes);
    const ms = performance.now() - started;
    list.replaceChildren(...result.hits.map(resultElement));
    count.dataset['ms'] = ms.toFixed(1);
    count.textContent =
      result.total === 0
        ? '没有找到。可减少检索词，或取消筛选。'
        : result.total > LIMIT
          ? `${result.total}件，列出前${LIMIT}件`
          : `${result.total}件`;
  }

  function goTo(i: number): void {
    marks[current]?.classList.remove('now');
    current = (i + marks.length) % marks.length;
    const mark = marks[current];
    mark?.classList.add('now');
    mark?.scrollIntoView({ block: 'center' });
    const status = bar.querySelector('span');
    if (status !== null) status.textContent = `命中 ${current + 1} / ${marks.length}`;
  }

  function open(hash: string): void {
    const article = document.getElementById(hash.slice(1));
    if (article === null) {
      // Found before the page has come in so far.
      if (document.readyState === 'loading')
        document.addEventListener('DOMContentLoaded', () => open(hash), { once: true });
      return;
    }
    const key = `${hash} ${input.value}`;
    if (markedFor === key && marks.length > 0) {
      goTo(current + 1);
      return;
    }
    unmark();
    markedFor = key;
    marks = input.value.trim() === '' ? [] : markHits(article, input.value);
    bar.hidden = marks.length === 0;
    document.body.classList.remove('searching');
    article.scrollIntoView({ block: 'start' });
    if (marks.length > 0) goTo(0);
    for (const link of list.querySelectorAll('a')) link.classList.toggle('on', link.getAttribute('href') === hash);
  }

  let composing = false;
  input.addEventListener('compositionstart', () => {
    composing = true;
  });
  input.addEventListener('compositionend', () => {
    composing = false;
    run();
  });
  input.addEventListener('input', () => {
    if (!composing) run();
  });
  // On a narrow screen the results cover the text; going back to the field brings them back.
  input.addEventListener('focus', () => document.body.classList.toggle('searching', active()));
  find('.to-text', HTMLButtonElement).addEventListener('click', () => document.body.classList.remove('searching'));
  clear.addEventListener('click', () => {
    input.value = '';
    run();
    input.focus();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const first = list.querySelector('a');
    if (first !== null && !composing) open(first.hash);
  });
  list.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null) return;
    event.preventDefault();
    open(link.hash);
  });
  bar.querySelector('.previous')?.addEventListener('click', () => goTo(current - 1));
  bar.querySelector('.next')?.addEventListener('click', () => goTo(current + 1));

  function step(by: 1 | -1): void {
    const links = [...list.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = at + by;
    if (next < 0) input.focus();
    else links[next]?.focus();
  }

  document.addEventListener('keydown', (event) => {
    if (event.isComposing || composing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const inField = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    if (event.key === '/' && !inField) {
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === 'Escape') {
      if (inField && input.value !== '') {
        input.value = '';
        run();
      } else if (!finder.hidden) input.focus();
    } else if (!finder.hidden && !(target instanceof HTMLSelectElement)) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        if (!inField && !list.contains(document.activeElement)) return;
        event.preventDefault();
        step(event.key === 'ArrowDown' ? 1 : -1);
      }
    }
  });

  // A filter may be chosen before the tables are there.
  document.addEventListener('DOMContentLoaded', () => {
    if (chosen.active()) run();
  });
  form.hidden = false;
  const warm = (): void => {
    try {
      // One query compiles what every query runs through.
      const { counts } = search().query('', {}, 0);
      search().query(data.title.slice(0, 4), {}, 1);
      if (!active()) chosen.showCounts(counts);
    } catch {
      // Told where it matters: when somebody searches.
    }
  };
  // A small pack is ready when the page is; a large one must not hold the page up.
  if (data.docs.length <= READY_AT_ONCE) warm();
  else if ('requestIdleCallback' in window) window.requestIdleCallback(warm);
  else setTimeout(warm, 200);
}

wireScheme(find('.scheme', HTMLButtonElement));
if (window.exchangePack !== undefined) start(window.exchangePack);
