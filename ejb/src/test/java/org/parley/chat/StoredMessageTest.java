package org.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.parley.privacy.DataSubject;
import org.parley.room.RoomId;

@DisplayName("R5 stored messages on their way to other nodes")
@DisplayNameGeneration(ReplaceUnderscores.class)
class StoredMessageTest {
    private static final StoredMessage MESSAGE = new StoredMessage(new RoomId(7), 42, DataSubject.account(5), new byte[] {1, 2, 3}, Instant.ofEpochMilli(1_800_000_000_123L), 41, "0123456789abcdef0123456789abcdef", true, false);

    @Test void come_back_as_they_went() {
        var back = StoredMessage.decode(StoredMessage.encode(List.of(MESSAGE, MESSAGE)));
        assertThat(back).hasSize(2).allSatisfy(one -> assertThat(one).usingRecursiveComparison().isEqualTo(MESSAGE));
    }

    @Test void cut_short_or_longer_are_refused() {
        var bytes = StoredMessage.encode(List.of(MESSAGE));
        for (int length = 0; length < bytes.length; length++) {
            var part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> StoredMessage.decode(part)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> StoredMessage.decode(Arrays.copyOf(bytes, bytes.length + 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test void anything_else_is_refused_or_read_and_never_breaks() {
        var random = new Random(1);
        var bytes = StoredMessage.encode(List.of(MESSAGE));
        for (int round = 0; round < 20_000; round++) {
            var changed = bytes.clone();
            for (int i = 0; i < 3; i++) changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                StoredMessage.decode(changed);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }
}
