package batch

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"testing"
	"time"
)

func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func square(_ context.Context, _ *int, i int) int {
	if i%7 == 0 {
		time.Sleep(time.Microsecond)
	}
	return i * i
}

func TestOrder(t *testing.T) {
	for _, workers := range []int{0, 1, 2, 8} {
		var got []int
		err := Map(t.Context(), workers, count(500), func() *int { return new(int) }, square, func(r int) error {
			got = append(got, r)
			return nil
		})
		if err != nil || len(got) != 500 || !slices.IsSorted(got) {
			t.Errorf("%d workers: %d results, %v", workers, len(got), err)
		}
	}
}

func TestStopsAtError(t *testing.T) {
	before := runtime.NumGoroutine()
	full := errors.New("disk full")
	n := 0
	err := Map(t.Context(), 4, count(1e9), func() *int { return nil }, square, func(int) error {
		if n++; n == 10 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || n != 10 {
		t.Errorf("n = %d, err = %v", n, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	err = Map(ctx, 4, count(1e9), func() *int { return nil }, square, func(r int) error {
		if r == 100 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d goroutines, %d before", runtime.NumGoroutine(), before)
}
