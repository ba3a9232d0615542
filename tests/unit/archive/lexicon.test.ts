/**
 * The lexicon over the archive's own material: the taxonomy, and the people, titles and words of the starter set.
 *
 * Long because all parts are tried on this one lexicon, which is built once.
 */
import { readFileSync } from 'node:fs';
import { dict } from '@node-rs/jieba/dict.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadTaxonomy } from '../../../electron/archive/catalogue/taxonomy.ts';
import { resourcePath } from '../../../electron/archive/resources.ts';
import { createCorrector, nearSyllable } from '../../../electron/archive/search/lexicon/corrections.ts';
import { createWordLearner } from '../../../electron/archive/search/lexicon/learn.ts';
import {
  buildLexicon,
  type CorrectionMatch,
  type EntryKind,
  type LexiconEntry,
} from '../../../electron/archive/search/lexicon/lexicon.ts';
import {
  areLookAlikes,
  LOOK_ALIKE_GROUPS,
  lookAlikeKey,
} from '../../../electron/archive/search/lexicon/look-alikes.ts';
import { createPinyinIndex } from '../../../electron/archive/search/lexicon/pinyin.ts';
import { readings, type SpelledEntry, spell } from '../../../electron/archive/search/lexicon/spelling.ts';
import { fold } from '../../../electron/text/index.ts';
import { generateCorpus } from '../../bench/corpus.ts';

interface Line {
  title: string;
  text: string;
  people?: Array<{ name: string; office: string }>;
}

const starter = readFileSync(resourcePath('starter', 'records.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

const { practices, regions } = loadTaxonomy().taxonomy;
const entriesOf = (kind: EntryKind, texts: readonly string[]): LexiconEntry[] =>
  texts.map((text) => ({ text, kind, df: 1 }));
const people = starter.flatMap((record) => record.people ?? []);
const given = [
  ...entriesOf(
    'practice',
    practices.flatMap(({ name, synonyms }) => [name, ...synonyms]),
  ),
  ...entriesOf(
    'region',
    regions.flatMap(({ name, short }) => [name, short]),
  ),
  ...entriesOf(
    'person',
    people.map(({ name }) => name),
  ),
  ...entriesOf(
    'title',
    starter.map(({ title }) => title),
  ),
  ...entriesOf(
    'word',
    people.flatMap(({ office }) => /^.*?人大常委会/.exec(office)?.[0] ?? []),
  ),
];
const learner = createWordLearner(given.filter(({ kind }) => kind !== 'title').map(({ text }) => text));
const learned = learner.learn(starter.map(({ title, text }) => `${title}\n${text}`));
const entries: LexiconEntry[] = [
  ...given,
  ...[...learned].map(([text, df]) => ({ text, kind: 'word', df }) satisfies LexiconEntry),
];
const lexicon = buildLexicon(entries);

const found = (input: string, limit?: number): string[] => lexicon.pinyin(input, limit).map(({ text }) => text);
const corrected = (input: string): string[] => lexicon.corrections(input).map(({ text }) => text);

describe('by pinyin', () => {
  it.each([
    ['piaojuezhi', '票决制', 'full', false],
    ['piāo jué zhì', '票决制', 'full', false],
    ["Piao'Jue'Zhi", '票决制', 'full', false],
    ['piao4jue2zhi4', '票决制', 'full', false],
    ['ｐｊｚ', '票决制', 'initials', false],
    ['piaoju', '票决制', 'full', true],
    ['piaojz', '票决制', 'mixed', false],
    ['票jz', '票决制', 'mixed', false],
    ['票決zhi', '票决制', 'mixed', false],
    ['qgc', '全过程', 'initials', false],
    ['qgcrmmz', '全过程人民民主', 'initials', false],
    ['人大db', '人大代表', 'mixed', false],
    ['malizhong', '马利忠', 'full', false],
    ['mlz', '马利忠', 'initials', false],
    ['zhangjiagang', '张家港', 'full', false],
    ['changning', '长宁', 'full', false],
    ['lvzhenlin', '吕振霖', 'full', false],
    ['lǚ zhèn lín', '吕振霖', 'full', false],
    ['jzg', '家、站、格', 'initials', false],
    ['12xuan10', '12选10', 'mixed', false],
    ['hangyedaibiao', '行业代表工作室', 'full', true],
  ] as const)('%s offers %s first', (input, text, by, prefix) => {
    expect(lexicon.pinyin(input)[0]).toMatchObject({ text, by, prefix });
  });

  it('reads a name with the marks of its places left out', () => {
    expect(found('xc人大')).toContain('苏州市相城区人大常委会');
    expect(found('xcq人大')).toContain('苏州市相城区人大常委会');
  });

  it('tries the other readings of a character after the one it has in its word', () => {
    const banks = buildLexicon(
      entriesOf('word', ['银行', '行动', '重庆', '重要', '音乐', '欢乐', '长大', '长江', '女儿']),
    );
    const first = (input: string): string | undefined => banks.pinyin(input)[0]?.text;
    expect(
      ['yinhang', 'xingdong', 'chongqing', 'zhongyao', 'yinyue', 'huanle', 'zhangda', 'changjiang', 'nver'].map(first),
    ).toEqual(['银行', '行动', '重庆', '重要', '音乐', '欢乐', '长大', '长江', '女儿']);
    expect(banks.pinyin('yinxing')[0]?.text).toBe('银行');
    expect(banks.pinyin('yinxing')[0]?.score).toBeLessThan(banks.pinyin('yinhang')[0]?.score ?? 0);
  });

  it('reads a family name as a name', () => {
    const names = buildLexicon(entriesOf('person', ['单志明', '曾国强']));
    expect(names.pinyin('shanzhiming')[0]?.score).toBeGreaterThan(names.pinyin('danzhiming')[0]?.score ?? 1);
    expect(names.pinyin('zgq')[0]?.text).toBe('曾国强');
  });

  it('shows of many the best', () => {
    for (const input of ['shi', 'sh', 'rmdb', 'jiedao', 'qu']) {
      const all = found(input, 10_000);
      for (const limit of [1, 2, 3, 8]) expect(found(input, limit)).toEqual(all.slice(0, limit));
    }
    expect(found('shi', 10_000).length).toBeGreaterThan(8);
  });

  it('takes lüe as lve and as lue', () => {
    const strategies = buildLexicon(entriesOf('word', ['战略', '略读']));
    for (const input of ['zhanlve', 'zhanlue', 'zhanlüe']) expect(strategies.pinyin(input)[0]?.text).toBe('战略');
    expect(strategies.pinyin('lue')[0]?.text).toBe('略读');
  });

  it('ranks a whole match before a beginning, a beginning before an inside', () => {
    const all = lexicon.pinyin('xuanju', 20);
    expect(all[0]).toMatchObject({ text: '选举', prefix: false });
    const places = ['选举', '选举法', '换届选举'].map((text) => all.findIndex((match) => match.text === text));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
  });

  it('ranks kinds, then records, then shortness', () => {
    const made = buildLexicon([
      { text: '事例', kind: 'title', df: 900 },
      { text: '实力', kind: 'word', df: 3 },
      { text: '势力', kind: 'word', df: 7 },
      { text: '时立', kind: 'person', df: 1 },
      { text: '石里', kind: 'region', df: 1 },
      { text: '示例', kind: 'practice', df: 1 },
      { text: '示例个案', kind: 'practice', df: 50 },
      { text: '示例制', kind: 'practice', df: 50 },
    ]);
    expect(made.pinyin('shili').map(({ text }) => text)).toEqual([
      '示例',
      '石里',
      '时立',
      '势力',
      '实力',
      '事例',
      '示例制',
      '示例个案',
    ]);
  });

  it('ranks where it matches before how', () => {
    const made = buildLexicon(entriesOf('word', ['安徽', '爱女']));
    expect(made.pinyin('an').map(({ text, by, prefix }) => `${text} ${by} ${prefix}`)).toEqual([
      '爱女 initials false',
      '安徽 full true',
    ]);
  });

  it('enters an entry of four characters in its middle, a shorter one not', () => {
    const made = buildLexicon(entriesOf('word', ['街道议政', '大街道']));
    expect(made.pinyin('yizheng').map(({ text }) => text)).toEqual(['街道议政']);
    expect(made.pinyin('jiedao').map(({ text }) => text)).toEqual(['街道议政']);
    // Two initials or a syllable are inside of too much.
    expect(made.pinyin('yz')).toEqual([]);
    expect(made.pinyin('yi')).toEqual([]);
  });

  it.each(['covid', 'p', 'v', '票', '人大', 'x 1', '...', '', 'iii', 'uv'])('%s offers nothing', (input) => {
    expect(lexicon.pinyin(input)).toEqual([]);
  });

  it('ai offers only what begins with that syllable or those letters', () => {
    const made = buildLexicon([...entries, ...entriesOf('word', ['爱国', '哀悼', 'AI技术', '安徽', '阿姨'])]);
    expect(
      made
        .pinyin('ai', 50)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['AI技术', '哀悼', '爱国'].sort());
  });

  it('what is offered is read as the input, letter by letter', () => {
    const texts = fc.constantFrom(
      ...given.map(({ text }) => text).filter((text) => /^\p{Script=Han}{2,8}$/u.test(text)),
    );
    fc.assert(
      fc.property(texts, fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }), (text, lengths) => {
        const { syllables } = spell({ text, kind: 'word', df: 1 });
        const typed = syllables.map((syllable, i) => syllable.slice(0, 1 + (lengths[i] ?? 0))).join('');
        expect(found(typed, 10_000)).toContain(text);
        expect(lexicon.pinyin(syllables.join(''), 10_000).find((match) => match.text === text)).toMatchObject({
          prefix: false,
        });
      }),
      { numRuns: 300 },
    );
  });
});

describe('corrections', () => {
  it.each([
    ['街道仪政代表会', '街道议政代表会', 'same-sound', '街道仪政代表会', '街道议政代表会'],
    ['入大代表之家', '人大代表之家', 'look-alike', '入大代表', '人大代表'],
    ['立法连系点', '立法联系点', 'same-sound', '立法连系点', '立法联系点'],
    ['预算联网兼督', '预算联网监督', 'same-sound', '预算联网兼督', '预算联网监督'],
    ['马丽中', '马利忠', 'same-sound', '马丽中', '马利忠'],
    ['常宁区', '长宁区', 'same-sound', '常宁区', '长宁区'],
    ['狼京市', '南京市', 'near-sound', '狼京市', '南京市'],
    ['票快制', '票决制', 'look-alike', '票快制', '票决制'],
    ['民生实事项目人大代表票诀制', '民生实事项目人大代表票决制', 'same-sound', '票诀制', '票决制'],
    ['执法俭查', '执法检查', 'same-sound', '执法俭查', '执法检查'],
    ['街道政代表会', '街道议政代表会', 'one-character', '街道政代表会', '街道议政代表会'],
    ['街道议议政代表会', '街道议政代表会', 'one-character', '街道议议政代表会', '街道议政代表会'],
    ['立法听系点', '立法联系点', 'one-character', '立法听系点', '立法联系点'],
  ])('%s may be %s', (input, text, reason, from, to) => {
    const [first] = lexicon.corrections(input);
    expect(first).toMatchObject({ text, reason, from, to });
  });

  it('offers an entry for known words that only sound like it', () => {
    expect(corrected('选民等级')).toEqual(['选民登记']);
  });

  it('finds several wrong characters of the same sound or look at once', () => {
    const made = buildLexicon(entriesOf('word', ['未来已到', '议政代表']));
    expect(made.corrections('末来己到')[0]).toMatchObject({ text: '未来已到', reason: 'look-alike' });
    expect(made.corrections('意政带表')[0]).toMatchObject({ text: '议政代表', reason: 'same-sound' });
  });

  it('ranks sound and look before near sound before one character', () => {
    const made = buildLexicon(entriesOf('word', ['长宁区', '江宁区', '苍宁区', '天宁区']));
    const reasons = made.corrections('常宁区').map(({ text, reason }) => `${text} ${reason}`);
    expect(reasons).toEqual(['长宁区 same-sound', '苍宁区 near-sound', '天宁区 one-character', '江宁区 one-character']);
  });

  it('does not add fragments to an offer that explains the term', () => {
    const made = buildLexicon([...entries, ...entriesOf('word', ['一正', '表会'])]);
    expect(made.corrections('街道仪政代表会').map(({ text }) => text)).toEqual(['街道议政代表会']);
  });

  it('has nothing to say about what it knows', () => {
    for (const { text } of entries) expect(lexicon.corrections(text), text).toEqual([]);
  });

  it.each([
    '人大代表之家',
    '代表联络站',
    '民意直通车',
    '相城区票决制',
    '人大代表票决制',
    '全国人大常委会',
    '人大代表和选民',
    '今天天气很好',
  ])('has nothing to say about %s', (input) => {
    expect(lexicon.corrections(input)).toEqual([]);
  });

  it('leaves nearly all clean text alone', () => {
    const runs = starter.flatMap(({ text }) => text.match(/\p{Script=Han}{4,14}/gu) ?? []);
    const doubted = runs.filter((run) => lexicon.corrections(run).length > 0);
    expect(runs.length).toBeGreaterThan(500);
    expect(doubted.length / runs.length).toBeLessThan(0.03);
  });

  it('takes 2 to 14 Han characters and nothing else', () => {
    for (const input of ['票', 'piaojuezhi', '票诀zhi', '票诀制。', '票诀 制', '', '入大代表'.repeat(4)])
      expect(lexicon.corrections(input)).toEqual([]);
  });

  it('is never the input, keeps what it does not replace, and tells no lies about the window', () => {
    const check = (input: string, { text, from, to }: CorrectionMatch): void => {
      expect(text).not.toBe(input);
      expect(fold(text)).not.toBe(fold(input));
      const places = [...fold(input).matchAll(new RegExp(from, 'g'))].map(({ index }) => index);
      const replaced = places.map((at) => fold(input).slice(0, at) + to + fold(input).slice(at + from.length));
      expect(replaced).toContain(text);
    };
    const known = fc.constantFrom(
      ...given.map(({ text }) => fold(text)).filter((text) => /^\p{Script=Han}{3,12}$/u.test(text)),
    );
    const wrong = fc.constantFrom(...'入仪连兼己末的站诀栗埔淅');
    fc.assert(
      fc.property(known, wrong, fc.nat(), (text, character, at) => {
        const place = at % text.length;
        const input = text.slice(0, place) + character + text.slice(place + 1);
        for (const match of lexicon.corrections(input, 50)) check(input, match);
      }),
      { numRuns: 500 },
    );
  });

  it('finds back what one look-alike or one character of the same sound replaced', () => {
    const texts = practices
      .flatMap(({ name, synonyms }) => [name, ...synonyms])
      .filter((text) => /^\p{Script=Han}{4,8}$/u.test(text));
    const alphabet = [...new Set(LOOK_ALIKE_GROUPS.join(''))];
    const missed: string[] = [];
    let tried = 0;
    for (const text of texts) {
      for (const [place, character] of [...text].entries()) {
        const other = alphabet.find(
          (one) => one !== character && (areLookAlikes(one, character) || readings(one)[0] === readings(character)[0]),
        );
        if (other === undefined) continue;
        const input = text.slice(0, place) + other + text.slice(place + 1);
        if (entries.some((entry) => entry.text === input)) continue;
        tried++;
        if (!corrected(input).includes(text)) missed.push(input);
      }
    }
    expect(tried).toBeGreaterThan(150);
    expect(missed).toEqual([]);
  });
});

describe('any input', () => {
  const strings = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({
      unit: fc.constantFrom(...'票决制人大入zhchshgaoeiuvnü长行重12、\ud842\udfb7 ', '\ud800', '\u0301'),
      maxLength: 60,
    }),
  );

  it('is answered without an error, never with itself, never beyond the limit', () => {
    fc.assert(
      fc.property(strings, fc.nat(12), (input, limit) => {
        const corrections = lexicon.corrections(input, limit);
        expect(corrections.some(({ text }) => text === input)).toBe(false);
        const matches = lexicon.pinyin(input, limit);
        expect(matches.length).toBeLessThanOrEqual(limit);
        expect(corrections.length).toBeLessThanOrEqual(limit);
        expect(new Set(matches.map(({ text }) => text)).size).toBe(matches.length);
        expect(new Set(corrections.map(({ text }) => text)).size).toBe(corrections.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('may be an entry as well', () => {
    fc.assert(
      fc.property(fc.array(strings, { maxLength: 20 }), strings, (texts, input) => {
        const made = buildLexicon(entriesOf('word', texts));
        expect(made.size).toBeLessThanOrEqual(texts.length);
        made.pinyin(input);
        made.corrections(input);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps one entry of a text: the weightiest kind, the highest count', () => {
    const made = buildLexicon([
      { text: '票决制', kind: 'word', df: 9 },
      { text: '票決制', kind: 'practice', df: 1 },
      { text: '评价制', kind: 'practice', df: 5 },
      { text: '……', kind: 'word', df: 1 },
    ]);
    expect(made.size).toBe(2);
    expect(made.pinyin('pjz').map(({ text, kind }) => `${text} ${kind}`)).toEqual([
      '票決制 practice',
      '评价制 practice',
    ]);
  });
});

describe('look-alikes', () => {
  it('are groups of different characters, none twice', () => {
    expect(LOOK_ALIKE_GROUPS.length).toBeGreaterThan(80);
    const sorted = LOOK_ALIKE_GROUPS.map((group) => [...group].sort().join(''));
    expect(new Set(sorted).size).toBe(sorted.length);
    for (const group of LOOK_ALIKE_GROUPS) {
      expect(group).toMatch(/^\p{Script=Han}{2,5}$/u);
      expect(new Set(group).size, group).toBe(group.length);
      // A character that folds to another would never be met.
      expect(fold(group), group).toBe(group);
    }
  });

  it.each(['人入', '己巳', '未末', '日曰', '议仪', '侯候', '戍戊', '毫亳', '王玉', '大犬'])('%s', (pair) => {
    const [a = '', b = ''] = pair;
    expect([areLookAlikes(a, b), areLookAlikes(b, a), areLookAlikes(a, a)]).toEqual([true, true, false]);
    expect(lookAlikeKey(a)).toBe(lookAlikeKey(b));
  });

  it('is not carried on from pair to pair', () => {
    expect(lookAlikeKey('日')).toBe(lookAlikeKey('旱'));
    expect(areLookAlikes('日', '旱')).toBe(false);
  });

  it.each([
    ['zhang', 'zan'],
    ['chen', 'ceng'],
    ['shi', 'si'],
    ['nan', 'lang'],
    ['fu', 'hu'],
    ['ren', 'leng'],
    ['jing', 'jin'],
  ])('%s sounds nearly like %s', (a, b) => {
    expect(nearSyllable(a)).toBe(nearSyllable(b));
    expect(nearSyllable(a)).not.toBe(nearSyllable('zhong'));
  });
});

describe('learned words', () => {
  it('are words of 2–8 Han characters with the number of texts', () => {
    for (const [word, count] of learned) {
      expect(word).toMatch(/^\p{Script=Han}{2,8}$/u);
      const holding = starter.filter(({ title, text }) => fold(`${title}\n${text}`).includes(word)).length;
      expect(count, word).toBeLessThanOrEqual(holding);
      expect(count, word).toBeGreaterThan(0);
    }
    expect(learned.get('基层')).toBe(starter.length);
  });

  it('count a text once, a long word with the words it is made of, traditional as simplified', () => {
    const words = learner.learn(['全过程人民民主，全过程人民民主。', '預算聯網監督', '票决制']);
    expect([...words]).toEqual(
      expect.arrayContaining([
        ['全过程人民民主', 1],
        ['全过程', 1],
        ['人民', 1],
        ['民主', 1],
        ['预算联网监督', 1],
        ['监督', 1],
        ['票决制', 1],
      ]),
    );
    expect(words.has('过程')).toBe(false);
  });

  it('are not function characters, numerals, Latin or marks', () => {
    const words = learner.learn(['他们和我们都是在2019年，二十一，AI与大数据，的了。']);
    expect([...words.keys()]).toEqual(['数据']);
  });

  it('stay whole where a long text is cut into pieces', () => {
    const text = '人大代表之家在街道议政代表会。'.repeat(20_000);
    const words = learner.learn([text]);
    expect([...words.keys()].sort()).toEqual([...learner.learn([text.slice(0, 1500)]).keys()].sort());
    expect([...words.values()].every((count) => count === 1)).toBe(true);
    expect(learner.learn(['民'.repeat(50_000)]).size).toBeGreaterThanOrEqual(0);
  });
});

/** Counts how often an entry is looked at; what is looked at more often than once counts each time. */
function watched(spelled: readonly SpelledEntry[]): { spelled: SpelledEntry[]; looks: (run: () => void) => number } {
  let count = 0;
  const look = <T>(value: T): T => {
    count++;
    return value;
  };
  const entries = spelled.map(({ characters, ...rest }): SpelledEntry => {
    const [first] = characters;
    // The corrections keep the list of characters, pinyin keeps the entry.
    const list = Object.defineProperty([...characters], 0, { get: () => look(first), enumerable: true });
    return Object.defineProperty({ ...rest, characters: list }, 'characters', { get: () => look(list) });
  });
  return {
    spelled: entries,
    looks: (run) => {
      const before = count;
      run();
      return count - before;
    },
  };
}

it('compares an input with few of 60,000 entries', { timeout: 300_000 }, () => {
  const words = new TextDecoder()
    .decode(dict)
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word = '']) => /^\p{Script=Han}{2,8}$/u.test(word))
    .sort((a, b) => Number(b[1]) - Number(a[1]))
    .slice(0, 50_000)
    .map(([text = '', df]) => ({ text, kind: 'word' as const, df: Number(df) }));
  const documents = [...generateCorpus(10_000)];
  const titles = entriesOf(
    'title',
    documents.map(({ title }) => title),
  );
  const full = buildLexicon([...given, ...words, ...titles]);
  expect(full.pinyin('piaojuezhi')[0]?.text).toBe('票决制');
  expect(full.corrections('街道仪政代表会')[0]?.text).toBe('街道议政代表会');

  const { spelled, looks } = watched([...given, ...words, ...titles].map(spell));
  const byPinyin = createPinyinIndex(spelled);
  const correct = createCorrector(spelled);
  const shareOf = (run: () => void): number => looks(run) / spelled.length;
  const typed = [
    'ji',
    'shi',
    'zhang',
    'yi',
    'shis',
    'jians',
    'zhizhi',
    'piaojuezhi',
    'pjz',
    'sj',
    '人db',
    'zhzhzhzhzhzh',
  ];
  // Two letters begin much; three initials or three syllables very little. A search through all is 1 or more.
  for (const input of typed)
    expect(
      shareOf(() => byPinyin(input)),
      input,
    ).toBeLessThan(0.2);
  for (const input of ['piaojuezhi', 'pjz', '人db', 'zhzhzhzhzhzh'])
    expect(
      shareOf(() => byPinyin(input)),
      input,
    ).toBeLessThan(0.02);
  const terms = documents.slice(0, 200).flatMap(({ text }) => /\p{Script=Han}{5,14}/u.exec(text)?.[0] ?? []);
  const shares = terms.map((term) => shareOf(() => correct(term)));
  expect(Math.max(...shares)).toBeLessThan(0.1);
  expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeLessThan(0.02);
  // The counter counts.
  expect(looks(() => byPinyin('piaojuezhi'))).toBeGreaterThan(0);
  expect(looks(() => correct('街道仪政代表会'))).toBeGreaterThan(0);
});
