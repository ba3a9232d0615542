/**
 * Characters so frequent in Chinese prose that a right decoding is full of them and a wrong one is not.
 *
 * GB18030 and Big5 share their byte ranges, so validity alone cannot tell them apart; frequency can. Both scripts,
 * general prose and the vocabulary of people's congresses.
 */
const general =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间知世什两次使身者被高已亲其进此话常与活正感见明问力理尔点文几定本公特做外相西果走将月十实向声车全信重三机工物气每并别真打太新比才便夫再书部水像眼等体却加电主界门利海受听表德少克代员许先口由死安写性马光白或住难望教命花结乐色更东神记处让母父应直字场平报友关放至张认接告入军候民何往度山觉路带万男边解任金快原通师立数四失满战远格士音轻目条' +
  '這個們來時說國會過學對發經動長實點還開當關門裡後從無與見問話進電車書體頭邊讓麼種樣總現沒兒間應場報認許記處聽實質變將關係觀東馬風飛漢語讀寫機義務為給線結';
const office =
  '选举协商决策管监督县区市镇乡街社村层基践究会议委常务代表选区履职建言票项预算审查政府法律规章制度完善群众居意见征询联络站网组织党央省级推落改革创新服务平台系统数据办公室主任副秘书辖培训交流研讨案例经验做法成效工作' +
  '選舉協決監縣區鎮鄉層踐議眾徵詢聯絡網組織黨級進務臺統數據辦書訓驗效業項預審規';
const punctuation = '，。、；：？！“”‘’（）《》—…·　％①②③④⑤';

export const frequentHan: ReadonlySet<number> = new Set(
  [...general, ...office, ...punctuation].map((character) => character.codePointAt(0) ?? 0),
);
