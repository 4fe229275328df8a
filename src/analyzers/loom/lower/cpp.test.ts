import { loadParser } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerCpp } from './cpp';

async function lowered(text: string): Promise<readonly string[]> {
  const parse = await loadParser('cpp');
  return printStatements(lowerCpp(parse(text)));
}

describe('lowering C and C++', () => {
  it('keeps the shape of types: pointers, arrays and references', async () => {
    expect(await lowered('char a[10], *b = c; const char *const names[2]; int &r = x; std::vector<int> v{1};')).toEqual(
      [
        '(var :char[10] a)',
        '(var :char* b c)',
        '(var const :char*[2] names)',
        '(var :int& r x)',
        '(var :std.vector v (list 1))',
      ],
    );
  });

  it('tells prototypes from what is made', async () => {
    expect(await lowered('int f(int);')).toEqual([]);
    expect(await lowered('void m() { S a(1); ifstream in(b); }')).toEqual([
      '(function m () :void [(var :S a new S(1)) (var :ifstream in new ifstream(b))])',
    ]);
  });

  it('reads classes, their bases and constructors', async () => {
    expect(
      await lowered('class A : public B<int> { int x; public: A(int y) : x(y) {} virtual void m() = 0; };'),
    ).toEqual(['(class A < B [(var :int x) (function constructor (y:int) [(= this.x y)])])']);
    expect(await lowered('typedef struct { int n; } thing;')).toEqual(['(class thing [(var :int n)])']);
  });

  it('reads memory as calls', async () => {
    expect(
      await lowered('void m() { p = new int[n]; delete[] p; delete q; k = sizeof(int); c = (char *) malloc(n); }'),
    ).toEqual([
      '(function m () :void [(= p new Array(n)) delete[](p) delete(q) (= k sizeof(int)) (= c (cast :char* malloc(n)))])',
    ]);
  });

  it('reads control flow', async () => {
    expect(
      await lowered(
        'void m() { for (int i = 0; i < n; i++) { if (!a) break; else continue; } switch (x) { case 1: f(); break; default: g(); } do h(); while (k); goto out; out: return; }',
      ),
    ).toEqual([
      '(function m () :void [(var :int i 0) (loop (< i n) [(if (! a) [(jump)] [(jump)]) (++ i)]) (switch x (case 1 [f() (jump)]) (case [g()])) (loop k [h()]) (jump) (return)])',
    ]);
  });

  it('reads constants of the preprocessor, and both branches of a condition', async () => {
    expect(
      await lowered(
        '#include <a/b.h>\n#define N (10)\n#define S "x"\n#ifdef A\nint g = N;\n#else\nint g = 2;\n#endif\n',
      ),
    ).toEqual([
      '(import <a/b.h> a/b.h a/b.h)',
      '(var const N 10)',
      '(var const S "x")',
      '(var :int g N)',
      '(var :int g 2)',
    ]);
  });

  it('survives what is half-written', async () => {
    expect(await lowered('void m( { if (a ==')).toBeInstanceOf(Array);
  });
});
