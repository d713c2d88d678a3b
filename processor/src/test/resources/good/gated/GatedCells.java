package good.gated;

import dev.unrolled.GateView;
import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.Reset;

/** Every generated member of gated cells, declared; and constants that are named like what is within a step. */
public interface GatedCells {
    @GruCell(units = 2, inputs = 3, reset = Reset.AFTER)
    interface After {
        float[][] kernel();

        float[] bias();

        float[] recurrentBias();

        GateView resetGate();

        GateView updateGate();

        GateView candidateGate();
    }

    @GruCell(units = 9, inputs = 3, reset = Reset.BEFORE)
    interface OneBias {
        int z = 1;
        int hNow = 2;

        float[] bias();

        default float[] recurrentBias() {
            return bias();
        }
    }

    @GruCell(units = 9, inputs = 3, reset = Reset.AFTER, bias = false, recurrentBias = false)
    interface NoBias {
        GateView resetGate();
    }

    @LstmCell(units = 6, inputs = 3, peepholes = true, projection = 4, recurrentBias = true)
    interface Full {
        int OUTPUTS = 7;

        float[] recurrentBias();

        float[] wf();

        float[] wi();

        float[] wo();

        float[][] projection();

        Object inputGate();

        GateView candidateGate();

        GateView forgetGate();

        GateView outputGate();

        int outputSize();
    }

    @LstmCell(units = 2, inputs = 3, forgetBias = 1)
    interface Basic {}

    @LstmCell(units = 20, inputs = 3, coupled = true)
    interface Coupled {}
}
