/** How an exported page begins and ends: the masthead of a briefing, or a cover; at the end of a briefing, who gets it. */
import { coverDate, coverFacts, distribution, issueLine } from '../printed.ts';
import type { PackSnapshot } from '../snapshot.ts';
import { html } from './escape.ts';

function line(className: string, text: string, tag = 'p'): string {
  return text.trim() === '' ? '' : `<${tag} class="${className}">${html(text.trim())}</${tag}>`;
}

function title({ pack, cover }: PackSnapshot): string {
  return `<h1>${html(pack.title)}</h1>${line('subtitle', cover.subtitle)}`;
}

function masthead(snapshot: PackSnapshot): string {
  const { cover } = snapshot;
  const issued = `${line('issuer', cover.issuer, 'span')}${line('date', coverDate(cover.date), 'span')}`;
  return `<section class="cover masthead">
${line('notice', cover.notice)}
${line('series', cover.series)}
${line('issue', issueLine(snapshot))}
${issued === '' ? '' : `<p class="issued">${issued}</p>`}
<hr class="red">
${title(snapshot)}
</section>`;
}

/** `counts` stands on the screen only. */
function cover(snapshot: PackSnapshot, counts: string): string {
  const facts = coverFacts(snapshot).map(
    ([name, value]) => `<tr><th scope="row">${html(name)}</th><td>${html(value)}</td></tr>`,
  );
  const foot = [line('issuer', snapshot.cover.issuer), line('date', coverDate(snapshot.cover.date))].join('');
  return `<section class="cover">
${line('notice', snapshot.cover.notice)}
<div class="titles">${title(snapshot)}</div>
${facts.length === 0 ? '' : `<table class="cover-facts"><tbody>${facts.join('')}</tbody></table>`}
${foot === '' ? '' : `<div class="cover-foot">${foot}</div>`}
<p class="counts">${html(counts)}</p>
</section>`;
}

export function coverHtml(snapshot: PackSnapshot, counts: string): string {
  return snapshot.template === 'briefing' ? masthead(snapshot) : cover(snapshot, counts);
}

export function distributionHtml(snapshot: PackSnapshot): string {
  if (snapshot.template !== 'briefing') return '';
  const { lines, copies } = distribution(snapshot);
  if (lines.length === 0 && copies === '') return '';
  const rows = lines.map(([name, value]) => `<p><b>${html(name)}：</b><span>${html(value)}</span></p>`).join('');
  return `<footer class="distribution">${rows}${line('copies', copies)}</footer>`;
}
