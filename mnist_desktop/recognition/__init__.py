"""Recognition: ink and pictures in, probabilities out. Loads only numpy until first used."""

from mnist_desktop.problem import AppError, InkError, ModelFileError, PictureError, SavingError
from mnist_desktop.recognition.classifier import Classifier, Prediction
from mnist_desktop.recognition.ink import Ink
from mnist_desktop.recognition.model_file import Model, ModelMetadata, read_model, write_model
from mnist_desktop.recognition.pictures.find_digit import image_from_picture
from mnist_desktop.recognition.preprocessing import image_from_ink

__all__ = [
    "AppError",
    "Classifier",
    "Ink",
    "InkError",
    "Model",
    "ModelFileError",
    "ModelMetadata",
    "PictureError",
    "Prediction",
    "SavingError",
    "image_from_ink",
    "image_from_picture",
    "read_model",
    "write_model",
]
