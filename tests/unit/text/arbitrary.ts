/** Texts as nasty as real ones: both scripts, full-width forms, marks, lost quotes, emoji, half surrogates. */
import fc from 'fast-check';

const pieces = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'人大代表票决制家站格预算联网监督民主选举协商决策管理街道议政会') },
  { weight: 2, arbitrary: fc.constantFrom(...'實踐過選舉協決聯絡區縣臺灣〇㎡①⼈⼤') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '99.96%',
      '1,216',
      '585名',
      '2019年4月',
      '９９．９６％',
      'AI',
      'Wi-Fi',
      'Ω',
      'e\u0301',
      'é',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('，', '。', '、', '“', '”', '《', '》', ' ', '\u3000', '\n', '\n\n', '\u200b', '·', '-'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('學(xué)', '們(men)', '👩‍👩‍👧', '𠮷', '\ud83d', '\udc00', '\u0000', 'ﷺ', 'İ', 'ß', 'ς'),
  },
);

export const realText = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''));
export const anyText = fc.oneof(realText, fc.string({ unit: 'binary', maxLength: 60 }));
