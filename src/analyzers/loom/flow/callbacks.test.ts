import { createJudge, type LoomWire } from '../judge';

const judge = createJudge();

async function found(path: string, lines: readonly string[]): Promise<readonly string[]> {
  const wires = (await judge({ path, text: `${lines.join('\n')}\n` })) as readonly Partial<LoomWire>[];
  return wires.flatMap(({ rule, start, cause }) =>
    rule === undefined ? [] : [`${rule} ${start} from ${cause?.split(' ')[0]}`],
  );
}

describe('what a callback gets where it is called', () => {
  it.each([
    [
      'A.java',
      [
        'class A extends HttpServlet {',
        '  private static void run(String command) throws Exception { Runtime.getRuntime().exec(command); }',
        '  static void with(HttpServletRequest request, Consumer<String> then) {',
        '    then.accept(request.getParameter("x")); }',
        '  protected void doGet(HttpServletRequest request, HttpServletResponse response) { with(request, A::run);',
        '    with(request, (command) -> { Runtime.getRuntime().exec(command); }); }',
        '}',
      ],
      ['command-injection 2 from 4', 'command-injection 6 from 4'],
    ],
    [
      'A.kt',
      [
        'class A : HttpServlet() {',
        '  fun with(request: HttpServletRequest, then: (String) -> Unit) {',
        '    then(request.getParameter("x")) }',
        '  override fun doGet(request: HttpServletRequest, response: HttpServletResponse) {',
        '    with(request) { command -> Runtime.getRuntime().exec(command) } }',
        '}',
      ],
      ['command-injection 5 from 3'],
    ],
    [
      'A.cs',
      [
        'class AController : Controller {',
        '  void With(Action<string> then) { then.Invoke(Request.Query["x"]); }',
        '  void Run(string command) { Process.Start(command); }',
        '  public IActionResult Go() { With(Run);',
        '    With(command => Process.Start(command)); return Ok(); }',
        '}',
      ],
      ['command-injection 3 from 2', 'command-injection 5 from 2'],
    ],
    [
      'a.go',
      [
        'package a',
        'import ("net/http"; "os/exec")',
        'func with(r *http.Request, then func(string)) { then(r.FormValue("x")) }',
        'func handle(w http.ResponseWriter, r *http.Request) {',
        '  with(r, func(c string) { exec.Command("sh", "-c", c).Run() }) }',
      ],
      ['command-injection 5 from 3'],
    ],
    [
      'a.py',
      [
        'import os',
        'from flask import request',
        'def with_argument(then):',
        '  then(request.args.get("x"))',
        'with_argument(lambda command: os.system(command))',
      ],
      ['command-injection 5 from 4'],
    ],
    [
      'a.ts',
      [
        "import { exec } from 'node:child_process';",
        'const withBody = (req: Request, then: (text: string) => void) => then.call(null, req.body.x);',
        "app.post('/', (req, res) => {",
        '  withBody(req, (command) => { exec(command); });',
        '});',
      ],
      ['command-injection 4 from 2'],
    ],
    [
      'a.php',
      ['<?php', 'function with(callable $then) { $then($_GET["x"]); }', 'with(function ($c) {', '  system($c); });'],
      ['command-injection 4 from 2'],
    ],
    [
      'a.rb',
      [
        'class AController < ApplicationController',
        '  def go',
        '    with { |command| system(command) }',
        '    hand ->(command) { system(command) }',
        '  end',
        '  def with = yield(params[:x])',
        '  def hand(f) = f.call(params[:x])',
        'end',
      ],
      ['command-injection 3 from 6', 'command-injection 4 from 7'],
    ],
  ] as const)('%s', async (path, lines, expected) => {
    expect(await found(path, lines)).toEqual(expected);
  });

  it('is nothing where nobody calls it, or with something harmless', async () => {
    const text = [
      "import { exec } from 'node:child_process';",
      'function keep(req, then) { log(req.body.x); return then; }',
      "function call(req, then) { then(req.body.x.length); then.bind(req.body.x); then('ls'); }",
      "app.post('/', (req, res) => {",
      '  keep(req, (command) => { exec(command); });',
      '  call(req, (command) => { exec(command); });',
      '});',
    ];
    expect(await found('a.js', text)).toEqual([]);
  });

  it('ends where a function is handed to itself', async () => {
    const text = ['function a(f, x) { f(f, x); f(a, x); }', 'a(a, input);', 'a((f, x) => f(f, x), 1);'];
    expect(await found('a.js', text)).toEqual([]);
  });
});
