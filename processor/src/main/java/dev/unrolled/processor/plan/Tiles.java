package dev.unrolled.processor.plan;

import dev.unrolled.processor.plan.CodeShape.Straight;
import dev.unrolled.processor.plan.CodeShape.Tile;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Summation;
import java.util.ArrayList;
import java.util.List;

/** Cuts straight code into methods that the JIT still compiles. */
final class Tiles {
    private Tiles() {}

    /** One tile per statement if all of them fit into one method, else as many as the budget demands. */
    static Straight of(CellProgram program) {
        List<Tile> whole = new ArrayList<>();
        long size = 0;
        for (int index = 0; index < program.statements().size(); index++) {
            Statement statement = program.statements().get(index);
            whole.add(new Tile(index, 0, statement.to().length(), 0, rows(statement)));
            size += size(statement, statement.to().length(), rows(statement));
        }
        boolean isOneMethod = size <= Bytecode.METHOD_BUDGET;
        return new Straight(isOneMethod, isOneMethod ? whole : split(program));
    }

    private static List<Tile> split(CellProgram program) {
        List<Tile> tiles = new ArrayList<>();
        for (int index = 0; index < program.statements().size(); index++) {
            Statement statement = program.statements().get(index);
            int rows = rows(statement);
            int rowsPerTile = rowsPerTile(program, statement);
            int targets = (int) Math.max(1, Bytecode.METHOD_BUDGET / size(statement, 1, rowsPerTile));
            for (int from = 0; from < statement.to().length(); from += targets) {
                int to = Math.min(statement.to().length(), from + targets);
                for (int row = 0; row < Math.max(1, rows); row += rowsPerTile) {
                    tiles.add(new Tile(index, from, to, row, Math.min(rows, row + rowsPerTile)));
                }
            }
        }
        return tiles;
    }

    /** As many as fit; whole blocks where sums are cut into blocks, since a tile passes on only what the target holds. */
    private static int rowsPerTile(CellProgram program, Statement statement) {
        int most = (Bytecode.METHOD_BUDGET - Bytecode.TARGET) / Bytecode.LINK;
        if (statement instanceof Statement.Affine affine) {
            Summation summation = program.summation(affine, Examples.ONE);
            most -= summation.isCut() ? most % summation.blockRows() : 0;
        }
        return Math.max(1, Math.min(rows(statement), most));
    }

    private static int rows(Statement statement) {
        return statement instanceof Statement.Affine affine ? affine.matrix().rows() : 0;
    }

    private static long size(Statement statement, int targets, int rows) {
        if (statement instanceof Statement.Pointwise pointwise) {
            return (long) targets * (Bytecode.TARGET + operations(pointwise.value()) * Bytecode.OPERATION);
        }
        return (long) targets * (Bytecode.TARGET + (long) rows * Bytecode.LINK);
    }

    private static int operations(Expression expression) {
        return 1 + expression.operands().stream().mapToInt(Tiles::operations).sum();
    }
}
