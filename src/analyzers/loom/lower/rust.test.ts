import { loadParser } from '../../syntax';
import { printStatements } from '../program/testing/print';
import { lowerRust } from './rust';

async function lowered(text: string): Promise<readonly string[]> {
  const parse = await loadParser('rust');
  return printStatements(lowerRust(parse(text)));
}

describe('lowering Rust', () => {
  it('names imports by what they bring in', async () => {
    expect(await lowered('use std::{fs::File, io::{self, Read as R}}; use foo::*;')).toEqual([
      '(import File std.fs.File std.fs.File)',
      '(import io std.io std.io)',
      '(import R std.io.Read std.io.Read)',
      '(import * foo foo)',
    ]);
  });

  it('keeps attributes, types and patterns of parameters', async () => {
    expect(
      await lowered('#[get("/a")]\nasync fn run(Path(id): Path<String>, q: web::Query<Q>) -> Result<A, E> { id }'),
    ).toEqual(['(@get("/a") async function run (id:Path, q:web.Query) :Result [(return id)])']);
  });

  it('reads formats as texts, and what else stands in a macro as expressions', async () => {
    expect(
      await lowered('fn m() { let a = format!("x {} {name}", q.id()); let v = vec![1, b.c]; println!("{}", d); }'),
    ).toEqual(['(function m () [(var a (template "x " q.id() " " name)) (var v (list 1 b.c)) println((template d))])']);
  });

  it('gives what stands last in a function, in every branch', async () => {
    expect(
      await lowered('fn m() -> u8 { if a { go(); 1 } else { match b { Some(c) => c, _ => { stop(); 2 } } } }'),
    ).toEqual([
      '(function m () :u8 [(if a [go() (return 1)] [(switch b (case (unknown) [(var c b) (return c)]) (case [stop() (return 2)]))])])',
    ]);
  });

  it('names what a pattern takes apart', async () => {
    expect(
      await lowered('fn m() { if let Some(x) = y { go(x); } let Some(z) = w else { return; }; let P { a, .. } = p; }'),
    ).toEqual(['(function m () [(if y [(var x y) go(x)]) (var z w) (if w [] [(return)]) (var (map "a": a) p)])']);
  });

  it('keeps what a block does before it gives a value', async () => {
    expect(await lowered('fn m() { let a = if b { log(); 1 } else { 2 }; }')).toEqual([
      '(function m () [(if b [log()]) (var a (? b 1 2))])',
    ]);
  });

  it('reads impl blocks as classes, and literals of a type as what makes it', async () => {
    expect(await lowered('impl Tr for P<u8> { fn m(&self) { self.x = 1; Q { x: 1, ..d }; } }')).toEqual([
      '(class P < Tr [(function m () [(= this.x 1) new Q(x=1, ...d)])])',
    ]);
  });

  it('survives what is half-written', async () => {
    expect(await lowered('fn m( { let a = ')).toBeInstanceOf(Array);
  });
});
