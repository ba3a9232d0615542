/** The wording of the fixtures: our own sentences about an invented district, so that no test quotes anybody. */

export const title = '清溪区人大代表联络站建设情况的报告';

export const paragraphs = [
  '清溪区人大常委会把代表联络站作为践行全过程人民民主的基层平台，三年来建成中心站6个、村社区站点58个。',
  '全区217名区、镇两级人大代表按照就近原则编入站点，每月15日接待选民，当场答复的问题占到四成以上。',
  '2023年，各站点共收到群众意见1846条，其中停车、加装电梯、老年助餐三类合计占61.5%，均按环节交办并公开结果。',
  '区人大常委会每半年听取一次办理情况的专项报告，对办理不到位的事项开展询问，并把结果向选民反馈。',
];

export const closing = '下一步，将围绕民生实事项目票决制完善代表参与的全过程监督。';

export const plain = `${title}\n\n${paragraphs.join('\n\n')}\n\n${closing}\n`;

/** Traditional script, for Big5. */
export const traditional = `清溪區人大代表聯絡站建設情況的報告

清溪區人大常委會把代表聯絡站作為基層平臺，三年來建成中心站6個、村社區站點58個。

全區人大代表按照就近原則編入站點，每月接待選民，當場答覆的問題佔到四成以上。

區人大常委會每半年聽取一次辦理情況的專項報告，並把結果向選民反饋。
`;

/** A page saved as text: slot name, unlabelled header, repeated slot name, tail. */
export const reposted = `站点掠影图片

 互联网\u00a0\u00a0 2023-03-04 09:10\u00a0\u00a0 17

站点掠影图片

${paragraphs.slice(0, 2).join('\n\n')}

本文地址:http://example.invalid/p/2091.html
版权声明:本页内容系测试所用,版权归清溪区编写组。`;

export const labelled = `清溪区代表联络站里的一天
发布日期：2024-11-21 来源：清溪新闻 作者：周禾 浏览次数： 38 字号：大 中 小

${paragraphs[1]}

${closing}
（记者 周禾）
`;

export const classified = `000012
机密★1年
特急

清溪区办公室文件

${paragraphs[0]}
`;

/** Speaks of secrets without being one. */
export const businessSecret = `清溪区企业服务站工作提示

代表走访企业时，应当保护商业秘密，不得向无关人员透露机密★级材料的存放位置，这一条写入走访须知并逐人签收，任何站点都不能例外执行。

秘密投票的计票办法另行印发。
`;

export const table = [
  ['站点', '接待选民（人次）', '办结率'],
  ['城东中心站', '412', '97.3%'],
  ['柳湾社区站', '186', '98.9%'],
];
