package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"kg/annotate/reference/training"
)

// trainCommand trains what is trained.
type trainCommand struct {
	References trainReferencesCommand `cmd:"" help:"Train the labeller that takes references apart."`
}

// trainReferencesCommand trains the labeller of references.
type trainReferencesCommand struct {
	Data    string `arg:"" help:"Folder with refs.jsonl and docs/*.gold.json." type:"existingdir"`
	Out     string `help:"Where the weights go." default:"annotate/reference/label/weights.bin" type:"path"`
	Check   bool   `help:"Write nothing; fail where the weights are not those of the file."`
	Report  string `help:"Where the scores of the cross-validation go." default:"annotate/reference/training/testdata/cross-validation.golden" type:"path"`
	Details string `help:"A file for every field that is wrong there." type:"path"`
}

// Help is the command's longer help.
func (trainReferencesCommand) Help() string {
	return "Trains once without each fifth of the documents, to measure and to calibrate, and once on all of them. The same data give the same weights, byte for byte. Takes two minutes of one core or a little more.\n\n" + exitHelp
}

// Run runs the command.
func (c *trainReferencesCommand) Run(ctx context.Context, e *environment) error {
	refs, err := training.Read(c.Data)
	if err != nil {
		return fmt.Errorf("read the data: %w", err)
	}
	set := training.Standard()
	set.Log = func(round int, loss float64) {
		e.log.Info().Int("round", round+1).Float64("loss", loss).Msg("trained")
	}
	m, got, err := training.Train(ctx, refs, set)
	if err != nil {
		return err
	}
	file := m.Save()
	if c.Check {
		old, err := os.ReadFile(c.Out)
		if err != nil {
			return err
		}
		if !bytes.Equal(old, file) {
			return fmt.Errorf("%s holds other weights than these data give", c.Out)
		}
		return nil
	}
	if err := os.WriteFile(c.Out, file, 0o644); err != nil {
		return err
	}
	var scores, wrong bytes.Buffer
	training.Report(&scores, &wrong, refs, got)
	training.Calibration(&scores, refs, got)
	if err := os.WriteFile(c.Report, scores.Bytes(), 0o644); err != nil {
		return err
	}
	if c.Details != "" {
		if err := os.WriteFile(c.Details, wrong.Bytes(), 0o644); err != nil {
			return err
		}
	}
	fmt.Fprintf(e.std.Out, "trained on %d references; %d bytes in %s\n%s", len(refs), len(file), c.Out, scores.Bytes())
	return nil
}
