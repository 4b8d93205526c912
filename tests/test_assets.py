from mnist_desktop.assets import asset_path


def test_what_ships_is_there():
    for name in ("mnist.npz", "best.digitmodel", "README.md"):
        assert asset_path(name).is_file()
