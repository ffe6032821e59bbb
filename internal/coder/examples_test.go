package coder

import (
	"testing"

	"regesta/data"
)

// TestExamples runs the examples of the shipped frames.
func TestExamples(t *testing.T) {
	n, faults := invented(t).CheckExamples(data.FS)
	for _, f := range faults {
		t.Error(f)
	}
	if n.Run == 0 {
		t.Error("the frames have no examples")
	}
}
