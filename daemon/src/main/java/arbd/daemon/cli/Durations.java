package arbd.daemon.cli;

import arbd.daemon.console.Times;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 500ms}, {@code 30s}, {@code 10m}, {@code 2h} as nanoseconds. */
final class Durations implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
        long nanos = Times.nanos(text);
        if (nanos < 0) {
            throw new TypeConversionException("expected " + Times.FORM + ", was '" + text + "'");
        }
        return nanos;
    }
}
