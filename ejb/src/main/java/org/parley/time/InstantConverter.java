package org.parley.time;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * JPA 3.1 does not name {@link Instant}, and EclipseLink 4 would store it as bytes. H2 and PostgreSQL answer with different
 * classes; EclipseLink binds a null of such a column as a character string, so columns of time are never null.
 */
@Converter(autoApply = true)
public class InstantConverter implements AttributeConverter<Instant, Object> {
    @Override public Object convertToDatabaseColumn(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    @Override public Instant convertToEntityAttribute(Object stored) {
        return switch (stored) {
            case null -> null;
            case OffsetDateTime h2 -> h2.toInstant();
            case Timestamp postgresql -> postgresql.toInstant();
            default -> throw new IllegalStateException("no time: " + stored.getClass());
        };
    }
}
