import { expect, test } from 'vitest';
import { uuid5 } from '../../../src/store/exchange/uuid5.js';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

test('is the example of RFC 9562 appendix A.4', () => {
  expect(uuid5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
});

test('takes the name as UTF-8', () => {
  // python3 -c "import uuid; print(uuid.uuid5(uuid.NAMESPACE_DNS, 'brötchen'))"
  expect(uuid5(DNS, 'brötchen')).toBe('e600fb10-0286-5202-a3ce-b131cf7b8726');
});
