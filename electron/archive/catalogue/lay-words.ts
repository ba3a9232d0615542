/** Everyday wording and what texts call it: how a question in plain words reaches a document in formal ones. */
import { readFileSync } from 'node:fs';
import { resourcePath } from '../resources.ts';

export interface LayWord {
  word: string;
  formal: string[];
}

let loaded: LayWord[] | undefined;

function layWords(): LayWord[] {
  loaded ??= readFileSync(resourcePath('taxonomy', 'lay-words.tsv'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [word = '', formal = ''] = line.split('\t');
      return { word, formal: formal.split('、') };
    })
    // 提意见的地方 before 提意见.
    .sort((a, b) => b.word.length - a.word.length);
  return loaded;
}

/** Formal words for the everyday ones in a question, each once; a longer word hides the shorter ones inside it. */
export function formalWords(question: string): string[] {
  const formal = new Set<string>();
  let rest = question;
  for (const { word, formal: words } of layWords()) {
    if (!rest.includes(word)) continue;
    for (const one of words) if (!question.includes(one)) formal.add(one);
    rest = rest.replaceAll(word, '\n');
  }
  return [...formal];
}
