import sys, gc, time, cProfile, pstats, io
from functools import partial
from tests.performance.material import Writer
from tests.performance.window import editor, opened, rest, until_painted
from tests.performance.sampling import percentile


def main():
    w = Writer()
    with opened(50, {"a": w.draft(10000), "b": w.draft(1000)}) as (driver, ids):
        driver.program.window.fold("panes", True)
        desk = driver.program.desk
        body = editor(driver).body
        desk.open(ids["a"])
        rest(2000)
        profs = []
        wall = []
        cpu = []
        for i in range(8):
            desk.close(ids["a"])
            desk.open(ids["b"])
            rest(800)
            p = cProfile.Profile(time.thread_time) if "p" in sys.argv and i > 2 else None
            c = time.thread_time()
            if p:
                p.enable()
            ms = until_painted(
                partial(desk.open, ids["a"]),
                body.viewport(),
                lambda: desk.current is not None and desk.current.id == ids["a"],
            )
            if p:
                p.disable()
                profs.append(p)
            wall.append(round(ms))
            cpu.append(round((time.thread_time() - c) * 1000))
        print("wall", wall, "cpu", cpu)
        if profs:
            s = pstats.Stats(profs[0])
            for q in profs[1:]:
                s.add(q)
            o = io.StringIO()
            s.stream = o
            s.sort_stats("tottime").print_stats(25)
            s.sort_stats("cumtime").print_stats(45)
            print(o.getvalue())


if __name__ == "__main__":
    main()
