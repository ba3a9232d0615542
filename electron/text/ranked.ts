/** A natural question as a bag of terms, any of which may match. */
import { fold } from './normalise.ts';
import { BARRIER, gramsOf, joinedStream } from './stream.ts';
import { wordTokens } from './words.ts';

/**
 * Words that ask or join and never name what is asked for. Longest first: 有哪些 before 哪些. Only words of two or
 * more characters, and a few particles outside the words they are part of (目的, 了解): a single 和 or 在 stands inside
 * too many names.
 */
const functionWords =
  /有哪些|是什么|为什么|怎么样|是不是|能不能|有没有|多少个|哪些|什么|怎么|怎样|如何|哪里|哪个|哪儿|多少|几个|是否|以及|关于|对于|请问|可以|一下|我们|他们|这个|那个|(?<!目)的(?!确)|吗|呢|吧|了(?!解)/g;

export interface NaturalTerms {
  grams: string[];
  words: string[];
  /** The characters themselves, only where there is neither a gram nor a word: a question of one character. */
  characters: string[];
}

/** Distinct grams; those of a paragraph each, so a blank line keeps two parts of a question apart. */
function gramsIn(text: string): string[] {
  return [
    ...new Set(
      joinedStream(text)
        .split(BARRIER)
        .flatMap((stream) => gramsOf(stream)),
    ),
  ];
}

export function naturalTerms(query: string): NaturalTerms {
  const folded = fold(query);
  // Typed spaces part words; what the pair across one would find is chance.
  const apart = (text: string): string => text.replace(/\s+/g, '\n\n');
  let grams = gramsIn(apart(folded.replace(functionWords, ' ')));
  if (grams.length === 0) grams = gramsIn(apart(folded));
  // 票 决 制, a space after every character: then the spaces mean nothing.
  if (grams.length === 0) grams = gramsIn(folded);
  const words = [...new Set(Array.from(wordTokens(folded), ({ token }) => token))];
  // Pairs of letters and digits: what they stand for is in the words, whole.
  if (words.length > 0) grams = grams.filter((gram) => !/^[0-9a-z]+$/.test(gram));
  const lone = grams.length === 0 && words.length === 0;
  return { grams, words, characters: lone ? [...joinedStream(folded).replaceAll(BARRIER, '')] : [] };
}

/** The stretches of a question that say something, as they stand: for highlighting and for showing how it was read. */
export function naturalPieces(query: string): string[] {
  const pieces = query
    .split(functionWords)
    .flatMap((piece) => piece.split(/[\s，。！？；：、“”‘’"'()（）?!,.;:]+/))
    .filter((piece) => piece !== '' && joinedStream(fold(piece)) !== '');
  return [...new Set(pieces)].slice(0, 64);
}
