/** The sentences of what can be wrong with a pack that is being written, and with a table that becomes a part of it. */
import type { Texts } from '../text.ts';

export const texts: Texts = {
  'zh-CN': {
    'draft-nested-too-deep': '嵌套过深，最多{{limit}}层。',
    'text-not-well-formed': '文字中有无法保存的字符，请删除后再试。',
    'table-too-large': '表格有{{count}}行，最多{{limit}}行。',
    'table-empty': '没有读到内容。请连同编号、内容和分值一起复制。',
    'table-quote-open': '第{{row}}行的引号没有成对。',
    'row-without-text': '第{{row}}行没有编号，也没有内容。',
    'row-points-no-amount': '第{{row}}行的分值“{{given}}”不是数值。',
    'row-number-taken': '第{{row}}行的编号{{number}}重复。',
    'row-number-bad': '第{{row}}行的“{{given}}”不能作为编号。',
    'row-level-skipped': '第{{row}}行的级别为{{level}}，上一行为{{before}}，中间缺级。',
    'row-scale-unknown': '第{{row}}行：没有名为“{{name}}”的评分尺度。',
    'row-method-unknown': '第{{row}}行：不认识的测评方法“{{name}}”。',
    'row-evidence-unknown': '第{{row}}行：不认识的佐证类型“{{name}}”。',
    'row-number-expected': '第{{row}}行的“{{column}}”应为整数。',
    'row-points-do-not-add-up': '第{{row}}行写明为{{stated}}分，其下各行合计为{{sum}}分。',
  },
  en: {
    'draft-nested-too-deep': 'This is nested too deep; at most {{limit}} levels are allowed.',
    'text-not-well-formed': 'A text holds characters that cannot be kept. Remove them and try again.',
    'table-too-large': 'The table has {{count}} rows; at most {{limit}} are allowed.',
    'table-empty': 'Nothing was read. Copy numbers, texts and points together.',
    'table-quote-open': 'A quotation mark in row {{row}} is not closed.',
    'row-without-text': 'Row {{row}} has neither a number nor a text.',
    'row-points-no-amount': 'The points "{{given}}" in row {{row}} are no amount.',
    'row-number-taken': 'The number {{number}} in row {{row}} stands twice.',
    'row-number-bad': '"{{given}}" in row {{row}} cannot be a number of a criterion.',
    'row-level-skipped': 'Row {{row}} is of level {{level}} and the row before of level {{before}}: one is left out.',
    'row-scale-unknown': 'Row {{row}}: there is no scale named "{{name}}".',
    'row-method-unknown': 'Row {{row}}: unknown method "{{name}}".',
    'row-evidence-unknown': 'Row {{row}}: unknown kind of evidence "{{name}}".',
    'row-number-expected': '"{{column}}" in row {{row}} must be a whole number.',
    'row-points-do-not-add-up': 'Row {{row}} says {{stated}} points, but the rows below it add up to {{sum}}.',
  },
};
