import type { Texts } from '../../core/text.ts';

export const texts: Texts = {
  'zh-CN': {
    'event.bid.given': '表达了评审意愿',
    'bid.title': '评审意愿',
    'bid.lead': '说明您对各份申报的评审意愿，供机构分配时参考。须回避的申报不在其中。',
    'bid.declare': '申报回避关系',
    'bid.about': '行业、地区和专业',
    'bid.wish': '意愿',
    'bid.wish-for': '对{{unit}}的评审意愿',
    'bid.wish-eager': '很愿意',
    'bid.wish-willing': '愿意',
    'bid.wish-reluctant': '不太愿意',
    'bid.wish-none': '未表达',
    'bid.kept': '已记录对{{unit}}的意愿',
    'bid.none': '现在没有征集意愿的申报',
    'bid.none-why': '机构打开意愿征集后，可以评审的申报会列在这里。',
  },
  en: {
    'event.bid.given': 'stated a wish to assess',
    'bid.title': 'My wishes',
    'bid.lead':
      'Say how gladly you would judge each entry; the office weighs it when it assigns. Entries you must not judge are not here.',
    'bid.declare': 'Declare a tie',
    'bid.about': 'Sector, district and topics',
    'bid.wish': 'Wish',
    'bid.wish-for': 'Wish for {{unit}}',
    'bid.wish-eager': 'eager',
    'bid.wish-willing': 'willing',
    'bid.wish-reluctant': 'reluctant',
    'bid.wish-none': 'none',
    'bid.kept': 'Your wish for {{unit}} is kept',
    'bid.none': 'No wishes are asked for now',
    'bid.none-why': 'Once the office asks for wishes, the entries you may judge are listed here.',
  },
};
