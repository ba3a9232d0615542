/**
 * Puts ordinary characters where a PDF's text layer holds radicals that look the same.
 *
 * Browsers and some office programs write ⼈ (U+2F08) for 人 and ⺠ (U+2EA0) for 民 because a font draws both with
 * one glyph. The printed page shows 人民, so that is the wording. The first block has Unicode decompositions; the
 * second has none, so its characters are listed.
 */
const listed: Record<string, string> = Object.fromEntries(
  [
    ...[
      '⺃乚 ⺅亻 ⺇几 ⺉刂 ⺋㔾 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬',
    ],
    ...[
      '⺤爫 ⺥爫 ⺦丬 ⺨犭 ⺩王 ⺪疋 ⺫目 ⺬示 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺹耂 ⺼月 ⺾艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角',
    ],
    ...['⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻏阝 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣'],
    ...['⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⻳龟'],
  ].flatMap((row) => row.split(' ').map((pair) => [[...pair][0] ?? '', [...pair][1] ?? ''])),
);

export function withoutRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (radical) => listed[radical] ?? radical.normalize('NFKC'));
}
