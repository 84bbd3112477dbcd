/** The door of the page that is open, by its address. */
export function doorHere(): 'unit' | 'assessor' | 'office' {
  const first = location.pathname.split('/')[1];
  return first === 'office' || first === 'assessor' ? first : 'unit';
}
