import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Language } from '../../core/text.ts';
import { catalogueOf } from '../i18n/catalogue.ts';
import { speechIn } from '../i18n/speech.ts';
import { texts as speech } from '../i18n/texts.ts';
import { texts as doors } from '../web/texts.ts';
import { RegisterPage } from './register-page.tsx';
import { FactTable, ListTable, StatusMark, TimelineList } from './register-parts.tsx';
import { registerStyle } from './register-style.ts';
import { texts as kit } from './texts.ts';

const catalogue = catalogueOf([speech, doors, kit]);

function pageIn(language: Language): string {
  return renderToStaticMarkup(
    <RegisterPage
      speech={speechIn(catalogue, language)}
      title={'示范单位07 <script>alert(1)</script>'}
      address="/register/units/1?a=1&b=2"
      q={'"><script>'}
    >
      <h1>示范单位07</h1>
      <FactTable facts={[{ label: '行业', value: '<b>' }]} />
      <ListTable
        caption="荣誉"
        columns={['名称', '状态']}
        rows={[
          {
            id: '1',
            cells: [
              '甲',
              <StatusMark key="s" tone="valid">
                有效
              </StatusMark>,
            ],
          },
        ]}
      />
      <TimelineList events={[{ id: '1', when: '2019', title: '第十九届' }]} />
    </RegisterPage>,
  );
}

test.each(['zh-CN', 'en'] as const)('in %s: no script, one style of its own, nothing from elsewhere', (language) => {
  const html = pageIn(language);
  expect(html).not.toMatch(/<script/i);
  expect(html).not.toMatch(/\son[a-z]+=/);
  expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  expect(html).toContain(`<html lang="${language}">`);
  expect(html.match(/<h1/g)).toHaveLength(1);
  expect(html).toContain(
    `/register/language?to=${language === 'en' ? 'zh-CN' : 'en'}&amp;back=%2Fregister%2Funits%2F1%3Fa%3D1%26b%3D2`,
  );
  // A key that has no sentence would be shown itself.
  expect(html).not.toMatch(/>(?:register|ui|door)\.[a-z-]+</);
});

test('the page without its content is light: style under 8 kB, all under 12 kB', () => {
  expect(Buffer.byteLength(registerStyle)).toBeLessThan(8000);
  expect(Buffer.byteLength(pageIn('en'))).toBeLessThan(12_000);
});
