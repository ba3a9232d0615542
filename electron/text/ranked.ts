/** A natural question as a bag of terms, any of which may match. */
import { fold } from './normalise.ts';
import { BARRIER, gramsOf, joinedStream } from './stream.ts';
import { wordTokens } from './words.ts';

/**
 * Words that ask or join and never name what is asked for. Longest first: 有哪些 before 哪些. Only words of two or
 * more characters, and 的 and 吗: a single 和 or 在 stands inside too many names.
 */
const functionWords =
  /有哪些|是什么|为什么|怎么样|是不是|能不能|有没有|多少个|哪些|什么|怎么|怎样|如何|哪里|哪个|哪儿|多少|几个|是否|以及|关于|对于|请问|可以|一下|我们|他们|这个|那个|的|吗|呢|吧|了/g;

export function naturalTerms(query: string): { grams: string[]; words: string[] } {
  const folded = fold(query);
  const grams = (text: string): string[] => [
    ...new Set(
      joinedStream(text)
        .split(BARRIER)
        .flatMap((stream) => gramsOf(stream)),
    ),
  ];
  const kept = grams(folded.replace(functionWords, '\n\n'));
  const words = [...new Set([...wordTokens(folded)].map(({ token }) => token))];
  return { grams: kept.length > 0 ? kept : grams(folded), words };
}
