// Package batch maps a stream in parallel and keeps its order. A bounded window
// of items is in flight, so that a slow consumer slows the reader down and
// memory stays flat; no goroutine outlives Map.
package batch

import (
	"context"
	"iter"
	"sync"
)

// Map calls work for every item of in and emit for every result, in input
// order. It runs the given number of workers, each with its own state from
// newState. It stops at the first error of emit or when ctx is cancelled, and
// returns that error after all workers have ended.
func Map[T, S, R any](ctx context.Context, workers int, in iter.Seq[T], newState func() S, work func(context.Context, S, T) R, emit func(R) error) error {
	if workers <= 1 {
		state := newState()
		for item := range in {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := emit(work(ctx, state, item)); err != nil {
				return err
			}
		}
		return ctx.Err()
	}

	type job struct {
		item T
		done chan R
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	window := 4 * workers
	jobs := make(chan job)             // to the workers
	order := make(chan chan R, window) // results in input order
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			state := newState()
			for j := range jobs {
				j.done <- work(ctx, state, j.item)
			}
		})
	}
	group.Go(func() {
		defer close(order)
		defer close(jobs)
		for item := range in {
			j := job{item, make(chan R, 1)}
			select {
			case order <- j.done:
			case <-ctx.Done():
				return
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				close(j.done)
				return
			}
		}
	})

	var err error
	for done := range order {
		r, ok := <-done
		if err == nil && ctx.Err() == nil && ok {
			if err = emit(r); err != nil {
				cancel() // the rest is drained, not emitted
			}
		}
	}
	group.Wait()
	if err == nil {
		err = ctx.Err()
	}
	return err
}
