/** Blocks of a text as HTML. Headings of a text stand below those of the pack; nothing is loaded from anywhere. */
import { type Block, type Inline, toBlocks } from '../markdown.ts';
import { html } from './escape.ts';

function inlineHtml(inline: Inline): string {
  let out = html(inline.text);
  if (inline.code === true) out = `<code>${out}</code>`;
  if (inline.strike === true) out = `<del>${out}</del>`;
  if (inline.italic === true) out = `<em>${out}</em>`;
  if (inline.bold === true) out = `<strong>${out}</strong>`;
  if (inline.href !== undefined)
    out = `<a href="${html(inline.href)}" rel="noreferrer noopener" target="_blank">${out}</a>`;
  return inline.lineBreak === true ? `<br>${out}` : out;
}

function inlinesHtml(inlines: readonly Inline[]): string {
  return inlines.map(inlineHtml).join('');
}

function row(cells: readonly Inline[][], tag: 'td' | 'th'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${inlinesHtml(cell)}</${tag}>`).join('')}</tr>`;
}

export function blocksHtml(blocks: readonly Block[], topHeading = 4): string {
  return blocks
    .map((block) => {
      switch (block.type) {
        case 'heading': {
          const level = Math.min(6, topHeading + Math.max(0, block.level - 2));
          return `<h${level}>${inlinesHtml(block.inlines)}</h${level}>`;
        }
        case 'paragraph':
          return `<p>${inlinesHtml(block.inlines)}</p>`;
        case 'item':
          return `<p class="item depth-${Math.min(block.depth, 3)}"><span class="marker">${html(block.marker)}</span>${inlinesHtml(block.inlines)}</p>`;
        case 'quote':
          return `<blockquote>${blocksHtml(block.blocks, topHeading)}</blockquote>`;
        case 'table':
          return `<div class="wide"><table><thead>${row(block.head, 'th')}</thead><tbody>${block.rows.map((r) => row(r, 'td')).join('')}</tbody></table></div>`;
        case 'code':
          return `<pre><code>${html(block.text)}</code></pre>`;
        default:
          return '<hr>';
      }
    })
    .join('\n');
}

export function textHtml(text: string, format: 'plain' | 'markdown', topHeading = 4): string {
  return blocksHtml(toBlocks(text, format), topHeading);
}
