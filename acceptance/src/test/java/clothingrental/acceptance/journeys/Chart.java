package clothingrental.acceptance.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines over one axis, as SVG. */
final class Chart {

    private static final int WIDTH = 900;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final int RIGHT = 20;
    private static final int STEPS = 5;
    private static final List<String> COLOURS = List.of("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b");

    private final String title;
    private final String across;
    private final Map<String, List<Point>> lines = new LinkedHashMap<>();

    /** What is measured at a place. */
    record Point(double x, double y) {}

    /**
     * @param title what is shown, with its unit
     * @param across what the axis across shows
     */
    Chart(String title, String across) {
        this.title = title;
        this.across = across;
    }

    Chart line(String name, List<Point> points) {
        lines.put(name, points);
        return this;
    }

    void write(Path file) {
        var mostX = most(true);
        var mostY = most(false);
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="white"/>
                <text x="%d" y="20" font-size="14">%s</text>
                """.formatted(WIDTH, HEIGHT, LEFT, title));
        for (int step = 0; step <= STEPS; step++) {
            var y = y(mostY * step / STEPS, mostY);
            var x = x(mostX * step / STEPS, mostX);
            svg.append(text(LEFT - 6, y + 4, "end", label(mostY * step / STEPS)))
                    .append("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>%n"
                            .formatted(LEFT, y, WIDTH - RIGHT, y))
                    .append(text(x, HEIGHT - BOTTOM + 16.0, "middle", label(mostX * step / STEPS)));
        }
        svg.append(text(WIDTH - RIGHT, HEIGHT - 6.0, "end", across));
        var number = 0;
        for (var line : lines.entrySet()) {
            var colour = COLOURS.get(number % COLOURS.size());
            svg.append("<polyline fill=\"none\" stroke=\"").append(colour).append("\" points=\"");
            for (var point : line.getValue()) {
                svg.append("%.1f,%.1f ".formatted(x(point.x(), mostX), y(point.y(), mostY)));
            }
            svg.append("\"/>\n")
                    .append("<text x=\"%d\" y=\"34\" fill=\"%s\">%s</text>%n"
                            .formatted(LEFT + number * 200, colour, line.getKey()));
            number++;
        }
        svg.append("</svg>\n");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, svg);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private double most(boolean ofX) {
        return lines.values().stream()
                .flatMap(List::stream)
                .mapToDouble(point -> ofX ? point.x() : point.y())
                .max()
                .stream()
                .map(most -> Math.max(most, 1e-9))
                .findFirst()
                .orElse(1);
    }

    private static String text(double x, double y, String anchor, String text) {
        return "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n".formatted(x, y, anchor, text);
    }

    private static String label(double value) {
        return value >= STEPS ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    private static double x(double value, double most) {
        return LEFT + value / most * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double value, double most) {
        return HEIGHT - BOTTOM - value / most * (HEIGHT - TOP - BOTTOM);
    }
}
